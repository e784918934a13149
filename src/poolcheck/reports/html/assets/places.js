"use strict";
// From a finding to its words in the document and back; what is said elsewhere on the page is shown where it is asked for.
const pane = byId("documents");
const beside = () => pane !== null && getComputedStyle(pane).position === "sticky";

function copyOf(element) {
  const copy = element.cloneNode(true);
  copy.removeAttribute("id");
  for (const inner of all("[id]", copy)) inner.removeAttribute("id");
  return copy;
}

function highlight(target) {
  for (const before of all(".here, .linked")) before.classList.remove("here", "linked");
  target.classList.add("here");
  if (target.matches(".finding")) for (const link of all(`.documents a[href="#${target.id}"]`)) link.classList.add("linked");
}

// What was not drawn yet has a guessed height: a place is looked for again once its surroundings are drawn.
function settle(scroll, times = 3) {
  scroll();
  if (times > 1) requestAnimationFrame(() => settle(scroll, times - 1));
}

function scrollPaneTo(line) {
  const away = line.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += away - pane.clientHeight / 3;
}

function show(target) {
  for (let above = target; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
  if (pane && pane.contains(target) && target !== pane && beside()) {
    if (pane.getBoundingClientRect().top > innerHeight / 2 || pane.getBoundingClientRect().bottom < innerHeight / 2) pane.parentElement.scrollIntoView();
    settle(() => scrollPaneTo(target));
    return;
  }
  const link = beside() && target.matches(".finding") ? target.querySelector(".place[href]") : null;
  settle(() => {
    target.scrollIntoView({ block: target.matches(".line") ? "center" : "start" });
    if (link) scrollPaneTo(byId(link.hash.slice(1)));
  });
}

function goTo(id, how = "pushState") {
  const target = byId(id);
  if (!target) return false;
  if (target.matches("[hidden], [hidden] *")) clearFilters();
  show(target);
  highlight(target);
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  state.at = id;
  if (how) remember(how);
  return true;
}

const toldIn = (link) => byId(link.hash.slice(1)).querySelector(".shared");

// A citation shows its provision below it, and a finding that says the same as another what that one says.
function unfold(link, open = link.getAttribute("aria-expanded") !== "true") {
  if (open === (link.getAttribute("aria-expanded") === "true")) return;
  if (open) {
    const note = document.createElement("div");
    note.className = "in-place";
    const copy = copyOf(link.matches(".alike") ? toldIn(link) : byId(link.hash.slice(1)).querySelector(".gist"));
    copy.classList.remove("shared");
    enhance(copy);
    note.append(copy);
    link.parentElement.after(note);
  } else link.parentElement.nextElementSibling.remove();
  link.setAttribute("aria-expanded", String(open));
}

// Derivations are copied only when they come into sight: all of them at once would be a long page twice.
const filler = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    filler.unobserve(target);
    target.querySelector(".as").replaceWith(copyOf(byId(`w${target.dataset.of}`).querySelector(".steps")));
    delete target.dataset.of;
  }
});

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.open && event.target.dataset.of) filler.observe(event.target);
  },
  true,
);

function openDetails(card, open) {
  card.querySelector(".why").open = open;
  const alike = card.querySelector(".alike");
  if (alike) unfold(alike, open);
}

function enhance(within) {
  for (const link of all(".cite, .alike", within)) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (link.matches(".cite, .alike")) {
    event.preventDefault();
    unfold(link);
  } else if (link.dataset.filter) {
    event.preventDefault();
    read(link.dataset.filter);
    state.at = "";
    applyFilters();
    remember("pushState");
    show(byId("findings"));
    byId("findings").focus({ preventScroll: true });
  } else if (goTo(link.hash.slice(1))) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches?.(".cite, .alike")) {
    event.preventDefault();
    unfold(event.target);
  }
});
