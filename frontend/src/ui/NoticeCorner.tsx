/** Where notices appear. It comes after the first paint: until then they wait in their store. */

import { Notifications } from "@mantine/notifications";
import classes from "./Notices.module.css";

const CLASSES = { root: classes.notices ?? "", notification: classes.notice ?? "" };

export function NoticeCorner() {
  return <Notifications position="bottom-right" limit={2} classNames={CLASSES} />;
}
