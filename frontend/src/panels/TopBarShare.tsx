/** The link to the project: into the clipboard where the browser lets it, else shown to be copied. */

import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { isLoopback } from "../core/address";
import { tell } from "../state/notices";
import { copyText } from "../ui/copyText";
import { Icon } from "../ui/icons";
import classes from "./TopBar.module.css";

export function Share({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation("topbar");
  const [shown, setShown] = useState(false);
  const isOnlyHere = isLoopback(location.hostname);
  const share = async () => {
    const copied = await copyText(location.href);
    // A link that nobody else can open is not simply handed out: it comes with what to do.
    if (copied && !isOnlyHere) tell(t("shared"), "share");
    else setShown(true);
  };
  return (
    <Popover opened={shown} onChange={setShown} position="bottom-end" width={320} withArrow trapFocus>
      <Popover.Target>
        {compact ? (
          <ActionIcon variant="default" size={32} radius="xl" aria-label={t("share")} onClick={() => void share()}>
            <Icon name="share" size={16} />
          </ActionIcon>
        ) : (
          <Button variant="default" size="xs" radius="xl" onClick={() => void share()}>
            {t("share")}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          size="xs"
          label={t("shareLabel")}
          description={t("shareHint")}
          readOnly
          data-autofocus
          value={location.href}
          onFocus={(event) => event.currentTarget.select()}
        />
        {isOnlyHere && (
          <p className={classes.onlyHere}>
            <Trans
              t={t}
              i18nKey="shareOnlyHere"
              values={{ port: location.port || "80" }}
              components={{ code: <code /> }}
            />
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
