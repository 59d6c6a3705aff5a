/** The link to this very state: into the clipboard where the browser gives it, else shown to be copied. */

import { Button, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../state/notices";
import { copyText } from "../ui/copyText";

/** `settle` puts the state into the address first. */
export function CopyLink({ settle }: { readonly settle: () => void }) {
  const { t } = useTranslation("labs");
  const [isShown, setShown] = useState(false);
  const copy = async () => {
    settle();
    if (await copyText(location.href)) tell(t("copied"), "lab-link");
    else setShown(true);
  };
  return (
    <Popover opened={isShown} onChange={setShown} position="bottom-end" width={320} withArrow trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" radius="xl" onClick={() => void copy()}>
          {t("copy")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          size="xs"
          label={t("copy_by_hand")}
          readOnly
          data-autofocus
          value={location.href}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
