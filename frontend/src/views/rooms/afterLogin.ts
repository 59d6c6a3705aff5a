/** The page of a room from which a teacher was sent to log in, kept in the address of the login. */

const ROOM_PAGE = /^\/rooms\/[\w-]+(\/[\w-]+)*$/;

export function teachAddress(page: string): string {
  return `/teach?${new URLSearchParams({ back: page })}`;
}

/** Where to go after the login; null: nowhere. Only to a room's page: anybody can write a link. */
export function pageAfterLogin(search: string): string | null {
  const back = new URLSearchParams(search).get("back");
  return back !== null && ROOM_PAGE.test(back) ? back : null;
}
