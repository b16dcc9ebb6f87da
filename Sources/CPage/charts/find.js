// The box above a long table: rows that have all of its words stay.
for (const box of document.querySelectorAll('p.find')) {
  const input = box.querySelector('input');
  const rows = [...box.parentElement.querySelectorAll('tbody tr')];
  const plainText = (text) => text.toLowerCase().replace(/\s+/g, ' ');
  const texts = rows.map((row) => plainText([...row.cells].map((c) => c.textContent).join(' ')));
  input.addEventListener('input', () => {
    const words = plainText(input.value).split(' ').filter(Boolean);
    for (const [place, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[place].includes(word));
    }
    const left = rows.filter((row) => !row.hidden).length;
    box.querySelector('output').textContent = words.length ? `${left} of ${rows.length}` : '';
  });
  box.hidden = false;
}
