/** The probe at its place in the page: a dialog that shows it itself has it meanwhile, for there is one sheet to draw on. */

import { useDialog } from "../../state/dialogs";
import { ProbePanel } from "./ProbePanel";

export function ProbeInPage() {
  const isElsewhere = useDialog(({ dialog }) => dialog?.name === "why");
  return isElsewhere ? null : <ProbePanel />;
}
