"""A desk of the office: the first field at once, every heading over its text, no word torn."""

from __future__ import annotations

from municipalities.models import Role

MOST_ABOVE_A_FIELD = 200
# Where something has to be read before the field, and why.
READ_FIRST = {
    "elections:extract_reading": "its first fields are the signs of the file; they only ask",
    "ballots:succession": "what the law finds on the seat is what the form confirms",
    "elections:committee_meeting": "the committee decides on what was found of a list",
    # It leads to the meeting.
    "elections:committee_deciding": "the committee decides on what was found of a list",
    # There is no lot to draw in the scene, so it leads to the page above.
    "ballots:successor_lot": "what the law finds on the seat is what the form confirms",
}
WORKING = {Role.RETURNING_OFFICER, Role.ELECTION_OFFICER, Role.CAPTURE_CLERK, Role.STATE_ADMIN}
# The first field of a form that changes something and is not folded away; a search is no work. A
# heading with the long name of a list may need a second line, which is not counted.
FIRST_FIELD = """() => {
  const fields = document.querySelectorAll(
    "main form[method=post] :is(input:not([type=hidden]), select, textarea)");
  const first = [...fields].find(field => field.checkVisibility());
  if (!first) return null;
  const heading = document.querySelector("main h2");
  const line = heading ? parseFloat(getComputedStyle(heading).lineHeight) : 0;
  const more = heading && heading.offsetTop < first.offsetTop
    ? Math.max(0, Math.round(heading.getBoundingClientRect().height / line) - 1) * line : 0;
  return Math.round(first.getBoundingClientRect().top + scrollY - more);
}"""
# A heading of the page under which nothing of its own section begins.
ALONE = """() => {
  const box = part => part.getBoundingClientRect();
  const shown = part => part.checkVisibility() && box(part).height > 1;
  const parts = [...document.querySelectorAll("main > *")].flatMap(part =>
    getComputedStyle(part).display === "contents" ? [...part.children] : [part]);
  const heads = part => /^H[23]$/.test(part.tagName);
  return parts.filter(part => heads(part) && shown(part)).filter(heading => {
    const of = parts.slice(parts.indexOf(heading) + 1);
    const end = of.findIndex(part => heads(part) && part.tagName <= heading.tagName);
    const {bottom, left, right} = box(heading);
    return !of.slice(0, end < 0 ? undefined : end).filter(shown).some(part => {
      const its = box(part);
      const below = its.top - bottom;
      return below >= -2 && below < 120 && its.left < right && its.right > left;
    });
  }).map(heading => heading.innerText.trim());
}"""
# Words of everyday length that stand in two lines; a sign of another kind may end the first.
TORN = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const around = node.parentElement;
    if (!around.checkVisibility() || getComputedStyle(around).clipPath !== "none") continue;
    for (const word of node.data.matchAll(/\\p{L}{4,}/gu)) {
      if (word[0].length > 18) continue;
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const tops = [...range.getClientRects()].map(line => Math.round(line.top));
      if (new Set(tops).size > 1) found.add(word[0]);
    }
  }
  return [...found];
}"""
