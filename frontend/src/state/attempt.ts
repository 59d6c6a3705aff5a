/** An order to the server whose success is seen by itself: only what went wrong is told. */

import { tellError } from "./notices";

/** Whether it was done. */
export async function attempt(order: Promise<unknown>): Promise<boolean> {
  try {
    await order;
    return true;
  } catch (error) {
    tellError(error);
    return false;
  }
}
