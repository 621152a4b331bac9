module Main (main) where

import Sieve (primes)
import System.Environment (getArgs)

-- | Prints as many primes as its argument says, ten in a row.
main :: IO ()
main = do
  arguments <- getArgs
  let count = case arguments of
        [text] | [(number, "")] <- reads text -> number
        _ -> 50
  mapM_ (putStrLn . unwords . map show) (rows 10 (take count primes))

rows :: Int -> [a] -> [[a]]
rows _ [] = []
rows size list = first : rows size rest
  where
    (first, rest) = splitAt size list
