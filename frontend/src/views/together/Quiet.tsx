/** A curtain before a student's page while the teacher asks for attention; what lies behind stays as it is.
 * The projector's question comes before it: what is looked at then may be the work of the one who is asked. */

import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useIsQuiet } from "../../state/quiet";
import { useRoom } from "../../state/room";
import { Icon } from "../../ui/icons";
import { ProjectorQuestion } from "./ProjectorQuestion";
import classes from "./Together.module.css";

export function Quiet() {
  const { t } = useTranslation("together");
  const isQuiet = useIsQuiet();
  const title = useRoom(({ room }) => room?.title);
  return (
    <Modal
      opened={isQuiet}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      zIndex={2000}
      overlayProps={{ backgroundOpacity: 0.85, blur: 6 }}
      classNames={{ content: classes.curtain, body: classes.cards }}
      attributes={{ content: { "aria-label": t("quiet.title") } }}
    >
      <ProjectorQuestion card />
      <div className={classes.quiet}>
        <Icon name="people" size={36} />
        <h2>{t("quiet.title")}</h2>
        <p>{t("quiet.text")}</p>
        <small>{title}</small>
      </div>
    </Modal>
  );
}
