/** Miniatures of students' networks: asked for while a tile is in sight, two at a time, and seldom for one that changes. */

import { type RefCallback, useCallback, useEffect, useState } from "react";
import { request } from "../../wire/api";
import type { Thumbnail } from "../../wire/messages.gen";
import { ThumbnailLine } from "./thumbnailLine";

const line = new ThumbnailLine((project) =>
  request<Thumbnail>("GET", `/api/projects/${encodeURIComponent(project)}/thumbnail`),
);

/** The newest miniature that is known; `ref` is for the element that must be in sight for a newer one. */
export function useThumbnail(
  id: string | null,
  revision: number,
): { thumbnail: Thumbnail | null; ref: RefCallback<Element> } {
  const [isInSight, setInSight] = useState(false);
  const [known, setKnown] = useState<{ id: string; thumbnail: Thumbnail } | null>(null);

  useEffect(() => {
    if (id === null || !isInSight) return;
    return line.want(id, revision, (thumbnail) => setKnown({ id, thumbnail }));
  }, [id, revision, isInSight]);

  const ref = useCallback((element: Element | null) => {
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: "200px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return { thumbnail: known !== null && known.id === id ? known.thumbnail : null, ref };
}
