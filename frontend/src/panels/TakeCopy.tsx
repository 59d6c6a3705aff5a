/** The way from somebody else's project to one's own: a copy, with the weights it has. */

import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { tellError } from "../state/notices";
import { useProject } from "../state/project";
import { useTogether } from "../state/together";
import { api } from "../wire/api";
import { LazyStudentsProject } from "./LazyTogether";
import classes from "./TakeCopy.module.css";

export function TakeCopy({ size }: { readonly size: "compact-xs" | "sm" }) {
  const { t } = useTranslation("workspace");
  const [, navigate] = useLocation();
  const id = useProject((project) => project.id);
  const [copying, setCopying] = useState(false);
  const copy = async () => {
    if (id === null) return;
    setCopying(true);
    try {
      navigate(`/p/${(await api.copyProject(id)).id}`);
    } catch (error) {
      tellError(error);
    } finally {
      setCopying(false);
    }
  };
  return (
    <Button size={size} loading={copying} onClick={() => void copy()}>
      {t("readOnly.copy")}
    </Button>
  );
}

/** In place of the palette: who cannot build here is told where they can. */
export function CopyToBuild() {
  const { t } = useTranslation("workspace");
  const isStudents = useProject((project) => project.role === "teacher");
  const isMirrored = useTogether((together) => together.isMirrored);
  return (
    <div className={classes.place}>
      {isStudents ? (
        <LazyStudentsProject />
      ) : (
        <>
          <h2>{t(isMirrored ? "together:stage.network" : "readOnly.title")}</h2>
          <p>{t("readOnly.look")}</p>
        </>
      )}
      <p>{t("readOnly.build")}</p>
      <TakeCopy size="sm" />
    </div>
  );
}
