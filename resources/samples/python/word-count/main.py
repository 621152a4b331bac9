# Counts the words of a text that lies beside the program.
from pathlib import Path

from words import count

text = Path('poem.txt').read_text(encoding='utf-8')
for word, times in count(text).most_common(8):
    print(f'{times:3}  {word}')
