"""Count in how many postings each word stands: `python -m bench.frequency` prints `engine/data/frequency.txt`.

Counted are the postings of SkillSpan's training part (MIT), as the corpus holds them. Out come single words that
several postings share, with their numbers; neither a posting nor a sentence of one can be told from them.
"""

from collections import Counter
from itertools import groupby

from bench import corpus
from service.match.engine import lexicon
from service.match.engine.grams import tells
from service.match.engine.words import words

LEAST = 3  # postings; a word of fewer is as rare as one that was never seen
HEADER = """\
# In how many of {total} postings a word stands: the number, then the words; not listed: fewer than {least}.
# Counted by `python -m bench.frequency` in the training part of SkillSpan (Zhang, Jensen, Sonniks and Plank 2022, MIT
# licence). Words in their one form; those of common.txt are left out."""
WIDTH = 120  # characters of a line


def main() -> int:
    """Print the file."""
    if not corpus.is_there("match"):
        print(corpus.absence("match"))
        return 0
    postings: dict[str, set[str]] = {}
    for row in corpus.script(corpus.folder("match") / "evaluate.py").load("s1_skillspan_train.jsonl"):
        listed = [word.text for word in words(" ".join(row["tokens"]), dotted=lexicon.skills().dotted)]
        postings.setdefault(row["id"], set()).update(word for word in listed if tells(word))
    counts = Counter(word for found in postings.values() for word in found)
    print(HEADER.format(total=len(postings), least=LEAST))
    kept = sorted(((count, word) for word, count in counts.items() if count >= LEAST), reverse=True)
    for count, group in groupby(kept, key=lambda pair: pair[0]):
        _print(count, sorted(word for _, word in group))
    return 0


def _print(count: int, found: list[str]) -> None:
    line = str(count)
    for word in found:
        if len(line) + len(word) >= WIDTH:
            print(line)
            line = str(count)
        line += f" {word}"
    print(line)


if __name__ == "__main__":
    raise SystemExit(main())
