// How large a file may be, by its name: what the field that it is chosen with says.

/** @param {HTMLElement} field @param {string} name */
export function mostOf(field, name) {
  const { most, mostDocument, mostPage } = field.dataset;
  return Number((/\.(docx|zip)$/i.test(name) && mostDocument) || (/\.x?html?$/i.test(name) && mostPage) || most);
}
