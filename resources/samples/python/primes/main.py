# Prints the primes up to a number given as an argument.
import sys


def primes(limit):
    """The sieve of Eratosthenes."""
    is_prime = bytearray([1]) * (limit + 1)
    is_prime[:2] = bytes(min(2, limit + 1))
    for n in range(2, int(limit**0.5) + 1):
        if is_prime[n]:
            is_prime[n * n :: n] = bytes(len(range(n * n, limit + 1, n)))
    return [n for n in range(limit + 1) if is_prime[n]]


limit = sys.argv[1] if len(sys.argv) > 1 else '100'
if not limit.isdigit():
    sys.exit(f'The argument is a whole number from 0 up, not {limit!r}.')
found = primes(int(limit))
print(*found)
print(f'{len(found)} primes up to {limit}', file=sys.stderr)
