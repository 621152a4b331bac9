import re
from collections import Counter


def count(text):
    """How often each word occurs, whatever its case."""
    return Counter(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.lower()))
