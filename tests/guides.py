"""README.md and the guides in docs/, as tests read them."""

import re

from program import TOP

README = TOP / "README.md"
GUIDES = [README, *sorted(TOP.glob("docs/*.md"))]
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)#]*)(?:#([^)]*))?\)")
EXAMPLE = re.compile(r"`([\w./-]+)`:\n\n```yaml\n(.*?)```", re.DOTALL)


def guide(name):
    return TOP / f"docs/{name}.md"


def blocks(page, *languages):
    return [content for language, content in FENCED.findall(page.read_text()) if language in languages]


def block(page, language, word):
    """The only one that holds the word: what is documented is what is tried."""
    (found,) = [content for content in blocks(page, language) if word in content]
    return found


def prose(page):
    return FENCED.sub("", page.read_text())


def links(page):
    """Relative ones: paths and anchors."""
    return [link for link in LINK.findall(prose(page)) if not link[0].startswith("https:")]


def anchors(page):
    """What GitHub and GitLab make of the headings."""
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(page):
    dead = []
    for path, anchor in links(page):
        target = page.parent / path if path else page
        if not target.exists() or anchor and anchor not in anchors(target):
            dead.append(f"{path}#{anchor}")
    return dead


def example():
    """The README's small repository: paths and contents."""
    return EXAMPLE.findall(README.read_text())
