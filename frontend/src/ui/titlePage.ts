/** The title of the tab while a page is shown; gives what puts the earlier one back. */
export function titlePage(title: string): () => void {
  const before = document.title;
  document.title = `${title} · Svertka`;
  return () => {
    document.title = before;
  };
}
