module Sieve (primes) where

-- | All primes, as many as are asked for: each is tried against those up to its root.
primes :: [Int]
primes = 2 : filter isPrime [3, 5 ..]

isPrime :: Int -> Bool
isPrime number = all ((/= 0) . mod number) (takeWhile (\prime -> prime * prime <= number) primes)
