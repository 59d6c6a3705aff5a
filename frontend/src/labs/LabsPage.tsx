/** `/labs` and `/labs/<name>`: the header, and the index or one lab. */

import { useRoute } from "wouter";
import { HomeHeader } from "../views/home/HomeHeader";
import "./texts";
import { LabPage } from "./LabPage";
import classes from "./Labs.module.css";
import { LabsIndex } from "./LabsIndex";
import { findLab } from "./registry";

export function LabsPage() {
  const [, params] = useRoute("/labs/:name");
  const name = params?.name;
  const lab = name === undefined ? undefined : findLab(name);
  return (
    <div className={classes.page}>
      <HomeHeader />
      <main className={classes.main}>
        {lab === undefined ? <LabsIndex missing={name} /> : <LabPage key={lab.name} lab={lab} />}
      </main>
    </div>
  );
}
