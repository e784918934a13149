"use strict";
// Single keys; they can be turned off, because they get in the way of speech input.
const dialog = byId("keys");
const keysOn = byId("keys-on");
if (stored("poolcheck-keys") === "off") keysOn.checked = false;
keysOn.addEventListener("change", () => stored("poolcheck-keys", keysOn.checked ? "on" : "off"));
byId("show-keys").addEventListener("click", () => dialog.showModal());
byId("close-keys").addEventListener("click", () => dialog.close());

const current = () =>
  document.querySelector(".finding.here") ?? document.querySelector(".finding:focus-within") ?? (state.from ? byId(state.from) : null);

function step(by) {
  const shown = cards.filter((card) => card.shown).map((card) => card.element);
  const here = current();
  let next = shown.indexOf(here) + by;
  if (here === null || !shown.includes(here)) {
    const below = shown.findIndex((card) => card.getBoundingClientRect().bottom > 80);
    next = by > 0 ? below : below - 1;
  }
  if (shown[next]) goTo(shown[next].id, "replaceState");
}

function across() {
  const line = document.querySelector(".documents .line.here, .documents .line:focus");
  const back = line?.querySelector("a[href]")?.hash.slice(1);
  const from = line ? null : current();
  const over = from?.querySelector(".place[href]")?.hash.slice(1);
  if (line && state.from) goTo(state.from, "replaceState");
  else if (back) goTo(back);
  else if (over) {
    state.from = from.id;
    goTo(over);
  }
}

function details() {
  const here = current();
  if (!here) return;
  const open = !here.querySelector(".why").open;
  openDetails(here, open);
}

const KEYS = { j: () => step(1), k: () => step(-1), d: across, o: details, "/": () => search?.focus(), "?": () => dialog.showModal() };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.key === "Escape") {
    if (filtering() && !event.target.matches("select")) clearFilters();
    if (event.target === search) search.blur();
    return;
  }
  if (!keysOn.checked || event.target.matches("input, select, textarea")) return;
  const does = KEYS[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});
