/** In what a teacher can do about a student: ask to show their project on the projector, and show it no longer. */

import { Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { tellError } from "../../state/notices";
import { useProjector } from "../../state/projector";
import { Icon } from "../../ui/icons";
import { classroom } from "../../wire/teaching";
import "./texts";

interface ProjectorItemProps {
  readonly room: string;
  readonly member: string;
  /** there is a project, and somebody who could be asked */
  readonly canAsk: boolean;
}

/** What is on the projector can be taken off it even when its student has gone. */
export function ProjectorItem({ room, member, canAsk }: ProjectorItemProps) {
  const { t } = useTranslation("together");
  const isProjected = useProjector(({ projected }) => projected?.room === room && projected.member === member);
  if (!isProjected && !canAsk) return null;
  const act = () =>
    void (isProjected ? classroom.endProjection(room) : classroom.askToProject(room, member)).catch(tellError);
  return (
    <Menu.Item leftSection={<Icon name="screen" size={16} />} onClick={act}>
      {t(isProjected ? "projector.end" : "projector.ask")}
    </Menu.Item>
  );
}
