/** What the server tells of downloads: asked for at once, and again while one is on its way. */

import { useEffect, useState } from "react";
import { tellError } from "../../state/notices";

const AGAIN_MS = 1000;

/** Keeps it fresh for as long as somebody looks; whether the last attempt to do so failed. */
export function useFresh(load: () => Promise<void>, isGoing: boolean): boolean {
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let isLooking = true;
    const ask = async (): Promise<unknown> => {
      try {
        await load();
        if (isLooking) setLost(false);
        return null;
      } catch (error) {
        if (isLooking) setLost(true);
        return error;
      }
    };
    void ask().then((error) => error !== null && isLooking && tellError(error));
    if (!isGoing)
      return () => {
        isLooking = false;
      };
    const timer = setInterval(() => void ask(), AGAIN_MS);
    return () => {
      isLooking = false;
      clearInterval(timer);
    };
  }, [load, isGoing]);
  return isLost;
}
