/** "?": every command's keys, what hands can do, and where to go next. The keys come from the commands themselves. */
import { Anchor, Button, Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { type CommandGroup, keyCaps } from "../../commands/command";
import { commands } from "../../commands/registry";
import { useProject } from "../../state/project";
import { setHelpOpen, useView } from "../../state/view";
import { startTour } from "../tour/steps";
import classes from "./HelpDialog.module.css";

const GROUPS: readonly CommandGroup[] = ["network", "edit", "training", "view"];
const POINTER = ["drag", "connect", "open", "pan"] as const;

export function HelpDialog() {
  const { t } = useTranslation("help");
  const opened = useView((view) => view.helpOpen);
  const isInProject = useProject((project) => project.id !== null);
  const close = () => setHelpOpen(false);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("title")}
      size="xl"
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <div className={classes.columns}>
        {GROUPS.map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`} className={classes.heading}>
              {t(`groups.${group}`)}
            </h3>
            <dl className={classes.keys}>
              {commands
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <div key={command.id} className={classes.row}>
                    <dt>{t(command.labelKey)}</dt>
                    <dd>
                      {keyCaps(command.keys[0] ?? "").map((cap) => (
                        <Kbd key={cap} size="xs">
                          {cap}
                        </Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section aria-labelledby="pointer">
          <h3 id="pointer" className={classes.heading}>
            {t("pointer")}
          </h3>
          <ul className={classes.list}>
            {POINTER.map((item) => (
              <li key={item}>{t(`pointer_items.${item}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <div className={classes.links}>
        {isInProject && (
          <Button
            variant="light"
            onClick={() => {
              close();
              startTour();
            }}
          >
            {t("tour")}
          </Button>
        )}
        <Anchor component={Link} href="/" onClick={close}>
          {t("projects")}
        </Anchor>
        <Anchor component={Link} href="/labs" onClick={close}>
          {t("labs")}
        </Anchor>
        <Anchor href="/api/docs" target="_blank">
          {t("api")}
        </Anchor>
      </div>
    </Modal>
  );
}
