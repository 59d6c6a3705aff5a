/** A group's title, to be typed over in its place. */

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { groupTitle } from "../core/groups";
import { useLanguage } from "../i18n";
import { nameGroup } from "../state/grouping";
import { mainGraph, useProject } from "../state/project";
import { askRename, useView } from "../state/view";
import classes from "./LayerNode.module.css";

const LONGEST = 60;

export function GroupTitle({ group, className }: { readonly group: string; readonly className?: string | undefined }) {
  const language = useLanguage();
  const known = useProject((project) => (project.document ? mainGraph(project.document).groups[group] : undefined));
  const isTyped = useView((view) => view.renaming === group);
  if (!known) return null;
  const title = groupTitle(known, language);
  if (isTyped) return <TitleInput group={group} title={title} />;
  return (
    <span className={className} title={title}>
      {title}
    </span>
  );
}

function TitleInput({ group, title }: { readonly group: string; readonly title: string }) {
  const { t } = useTranslation("canvas");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      // nodrag, nopan, nokey: React Flow leaves what happens in here alone.
      className={`${classes.titleInput} nodrag nopan nokey`}
      aria-label={t("group.name")}
      defaultValue={title}
      maxLength={LONGEST}
      size={Math.max(8, title.length)}
      onBlur={(event) => {
        nameGroup(group, event.currentTarget.value.trim());
        askRename(null);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") event.currentTarget.value = title;
        if (event.key === "Enter" || event.key === "Escape") event.currentTarget.blur();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
