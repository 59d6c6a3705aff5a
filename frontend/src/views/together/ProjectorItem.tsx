/** In what a teacher can do about a student: ask to show their project on the projector, and show it no longer. */

import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { tellError } from "../../state/notices";
import { useProjector } from "../../state/projector";
import { Icon } from "../../ui/icons";
import { classroom } from "../../wire/teaching";
import "./texts";

export function ProjectorItem({ room, member }: { readonly room: string; readonly member: string }) {
  const { t } = useTranslation("together");
  const isProjected = useProjector(({ projected }) => projected?.room === room && projected.member === member);
  const act = () =>
    void (isProjected ? classroom.endProjection(room) : classroom.askToProject(room, member)).catch(tellError);
  return (
    <Menu.Item leftSection={<Icon name="screen" size={16} />} onClick={act}>
      {t(isProjected ? "projector.end" : "projector.ask")}
    </Menu.Item>
  );
}
