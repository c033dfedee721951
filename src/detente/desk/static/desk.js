// Keys and focus: what the pages do without scripts, done without loading again. Nothing here is needed.
const KEYS_OFF = "detente-keys-off";
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
const off = () => { try { return localStorage.getItem(KEYS_OFF) === "1"; } catch { return false; } };
const cards = () => [...document.querySelectorAll("[data-card]")];
const beside = () => cards().some((one) => one.offsetParent !== null);

// The card of a claim that this screen shows: beside the text, or below its paragraph.
function cardOf(number) {
  if (beside()) return document.getElementById(`card-${number}`);
  const card = document.getElementById(`under-${number}`);
  if (card) card.closest("details").open = true;
  return card;
}

function focus(number) {
  for (const one of document.querySelectorAll("mark[data-claim], [data-card], [data-under]")) {
    one.classList.toggle("on", (one.dataset.claim ?? one.dataset.card ?? one.dataset.under) === number);
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.getElementById(`m-${number}`)?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  cardOf(number)?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = cards();
  if (!all.length) return;
  const now = all.findIndex((one) => one.classList.contains("on"));
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1);
  focus(all[next].dataset.card);
}

const press = (selector) => {
  const found = document.querySelector(selector);
  if (found) found.click();
  return found !== null;
};

const deeds = {
  j: () => step(1),
  k: () => step(-1),
  Enter: () => { const card = document.querySelector("[data-card].on"); if (card) cardOf(card.dataset.card)?.focus(); },
  y: () => press("[data-key=y]"),
  n: () => press("[data-key=n]"),
  e: () => { const box = document.querySelector("[data-key=e]"); if (box) { box.open = true; box.querySelector("select")?.focus(); } },
  u: () => press("[data-key=u]"),
  z: () => press("[data-key=u]"),
  c: () => document.getElementById("comment")?.focus(),
  "[": () => press("a[rel=prev]"),
  "]": () => press("a[rel=next]"),
  "/": () => document.getElementById("find")?.focus(),
  "?": () => press('a[aria-keyshortcuts="?"]'),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off() || typing(event.target)) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const deed = deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});

for (const button of document.querySelectorAll("[data-keys]")) {
  const show = () => { button.textContent = off() ? "Switch the keys on" : "Switch the keys off"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    try { localStorage.setItem(KEYS_OFF, off() ? "0" : "1"); } catch { /* without storage the keys stay on */ }
    show();
  });
  show();
}

// A summary of errors is what the reader must see first.
document.getElementById("errors")?.focus();

// Arrow keys walk the network: from the picture to the party in focus or the one in the middle, then to the nearest one that way.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(one) {
  const box = one.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

function nearest(nodes, [x, y], [right, down]) {
  let found = null, least = Infinity;
  for (const node of nodes) {
    const [dx, dy] = middle(node.querySelector(".node")).map((at, axis) => at - [x, y][axis]);
    const along = dx * right + dy * down, across = Math.abs(dx * down) + Math.abs(dy * right);
    const far = right || down ? along + 2 * across : Math.hypot(dx, dy);
    if ((along > 1 || !(right || down)) && far < least) [found, least] = [node, far];
  }
  return found;
}

for (const region of document.querySelectorAll(".picture:has(> .pic-network)")) {
  const nodes = [...region.querySelectorAll("a:has(.node)")];
  region.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const at = nodes.find((node) => node === document.activeElement);
    const next = at ? nearest(nodes, middle(at.querySelector(".node")), way)
      : nodes.find((node) => node.querySelector(".node.on")) ?? nearest(nodes, middle(region), [0, 0]);
    next?.focus();
  });
}
for (const hint of document.querySelectorAll("[data-walk]")) hint.hidden = false;

// What was just judged can be taken back here for ten seconds, longer while the pointer or the focus is on it; then under History.
for (const bar of document.querySelectorAll("[data-undo]")) {
  bar.classList.add("held");
  const leave = () => (bar.matches(":hover, :focus-within") ? setTimeout(leave, 1_000) : bar.remove());
  setTimeout(leave, 10_000);
}

// Words selected in the text can correct a claim or tell a missing one; the same forms stand behind links without a selection.
const plain = (range) => {
  const copy = range.cloneContents();
  for (const one of copy.querySelectorAll("a.num, sup.more")) one.remove();
  return copy.textContent;
};

function picked(text) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const para = (range.startContainer.nodeType === Node.ELEMENT_NODE ? range.startContainer : range.startContainer.parentElement).closest(".para");
  const words = plain(range).replace(/\s+/g, " ").trim();
  if (!para || !text.contains(para) || !para.contains(range.endContainer) || !words || words.length > 200) return null;
  const before = document.createRange();
  before.setStart(para, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const over = [...para.querySelectorAll("mark[data-claim]")].filter((mark) => range.intersectsNode(mark));
  return { words, at: Number(para.dataset.begin) + [...plain(before)].length, claims: [...new Set(over.map((mark) => mark.dataset.claim))] };
}

function offered(found) {
  const bar = document.createElement("div");
  const add = (name, words, href) => {
    const one = document.createElement(name);
    one.textContent = words;
    if (href) one.href = href;
    bar.append(one);
  };
  bar.className = "picked";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "The words selected");
  add("q", found.words);
  for (const number of found.claims.slice(0, 4)) {
    const review = document.querySelector(`[data-review="${number}"]`)?.getAttribute("href") ?? location.pathname;
    add("a", `Correct claim ${number}`, `${review.split("#")[0]}?${new URLSearchParams({ words: found.words })}`);
  }
  const missing = document.querySelector("[data-missing]")?.getAttribute("href");
  if (missing) add("a", "Add a missing claim", `${missing}?${new URLSearchParams({ words: found.words, at: found.at })}`);
  return bar;
}

for (const text of document.querySelectorAll("[data-pick]")) {
  let bar = null, due = 0;
  const look = () => {
    const found = picked(text);
    bar?.remove();
    bar = found ? offered(found) : null;
    if (bar) document.body.append(bar);
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(due);
    due = setTimeout(look, 200);
  });
  look(); // what was selected before this was listening
}

// A number in the text opens its card without loading the page again; the parts' labels need the server, so a second click asks it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.num");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const number = link.hash.replace(/^#(m|card|under)-/, "");
  const card = document.getElementById(`card-${number}`);
  if (!card || card.classList.contains("on")) return;
  event.preventDefault();
  focus(number);
});
