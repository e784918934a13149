"use strict";
// Shows the findings that match, and says how many each further choice would leave.
const cards = all("article.finding").map((element) => ({ element, keys: element.dataset.k.split(" "), text: null }));
const boxes = all(".filters input[name=outcome]");
const selects = all(".filters select");
const search = byId("q");
let heldBack = 0;

function textOf(card) {
  if (card.text === null) {
    const alike = card.element.querySelector(".alike");
    const told = alike ? toldIn(alike) : null;
    card.text = `${card.element.textContent} ${told ? told.textContent : ""}`.toLowerCase();
  }
  return card.text;
}

function count() {
  const counts = new Map();
  const sets = FACETS.map((name) => state.facets.get(name));
  const terms = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const card of cards) {
    card.shown = false;
    if (terms.length && !terms.every((term) => textOf(card).includes(term))) continue;
    let misses = 0;
    let missed = -1;
    for (let index = 0; index < FACETS.length && misses < 2; index += 1) {
      if (sets[index].size && !sets[index].has(card.keys[index])) {
        misses += 1;
        missed = index;
      }
    }
    if (misses > 1) continue;
    card.shown = misses === 0;
    shown += misses === 0;
    for (let index = 0; index < FACETS.length; index += 1) {
      if (misses === 0 || index === missed) {
        const key = `${FACETS[index]} ${card.keys[index]}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return { counts, shown };
}

function label(counts) {
  for (const box of boxes) {
    box.checked = state.facets.get("outcome").has(box.value);
    box.parentElement.querySelector("b").textContent = counts.get(`outcome ${box.value}`) ?? 0;
  }
  for (const select of selects) {
    const wanted = Array.from(state.facets.get(select.name));
    for (const option of select.options) {
      const found = counts.get(`${select.name} ${option.value}`) ?? 0;
      option.textContent = option.value ? `${words(option)} (${found})` : words(option);
      option.disabled = option.value !== "" && found === 0 && !wanted.includes(option.value);
    }
    select.value = wanted.length === 1 ? wanted[0] : "";
    select.options[0].textContent = wanted.length > 1 ? wanted.join(", ") : words(select.options[0]);
    select.classList.toggle("set", wanted.length > 0);
  }
}

function applyFilters() {
  if (!search) return;
  const { counts, shown } = count();
  for (const { element, shown: wanted } of cards) if (element.hidden === wanted) element.hidden = !wanted;
  for (const group of all(".group")) group.hidden = !group.querySelector(".finding:not([hidden])");
  for (const part of all(".of-document")) part.hidden = filtering() && !part.querySelector(".group:not([hidden])");
  label(counts);
  if (document.activeElement !== search) search.value = state.q;
  const said = byId("shown");
  for (const span of said.children) {
    span.textContent = span.dataset.words.replace("{shown}", shown).replace("{count}", said.dataset.count);
  }
  byId("nothing").hidden = shown > 0;
  document.querySelector(".state .clear").hidden = !filtering();
}

function clearFilters() {
  read("");
  search.value = "";
  applyFilters();
  remember("replaceState");
}

function filtersChanged() {
  applyFilters();
  remember("replaceState");
}

for (const box of boxes) {
  box.addEventListener("change", () => {
    state.facets.get("outcome")[box.checked ? "add" : "delete"](box.value);
    filtersChanged();
  });
}
for (const select of selects) {
  select.addEventListener("change", () => {
    state.facets.set(select.name, new Set(select.value ? [select.value] : []));
    filtersChanged();
  });
}
search?.addEventListener("input", () => {
  clearTimeout(heldBack);
  heldBack = setTimeout(() => {
    state.q = search.value.trim();
    filtersChanged();
  }, 120);
});
for (const button of all(".clear")) {
  button.addEventListener("click", () => {
    clearFilters();
    search.focus();
  });
}
