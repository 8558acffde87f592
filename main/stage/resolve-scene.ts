import {
  type Language,
  type Layer,
  localise,
  type Orientation,
  type Preset,
  type StageLayer,
  type StageScene,
} from "../../preload/contract";
import type { SceneFill } from "../core";

/** What turns a preset's scene into one that can be drawn. */
export interface SceneSetting {
  orientation: Orientation;
  fill: SceneFill;
  language: Language;
  /** The media reference of a file, or null where a screen could not load it. */
  reference: (file: string) => string | null;
}

/** What moves where a camera is missing and its preset says nothing about it. */
const villageClip = "bundled:stand-in-village.webm";

const placeholder = /\{(village|host|show|segment)\}/g;
const dangling = /^[\s·|,，、—–-]+|[\s·|,，、—–-]+$/g;

/**
 * Puts the show's words in the place of {village}, {host}, {show} and {segment}; any other brace stays. A separator
 * that is left at an end because a word is empty goes with it.
 */
export function fillText(text: string, fill: SceneFill): string {
  const filled = text.replace(placeholder, (_whole, name: "village" | "host" | "show" | "segment") =>
    fill[name].trim(),
  );
  return filled === text ? text : filled.replace(dangling, "");
}

function resolveLayer(layer: Layer, setting: SceneSetting): StageLayer | null {
  const { orientation, fill, language, reference } = setting;
  const placement = layer.layout[orientation];
  if (placement === null) return null;
  const base = { id: layer.id, name: localise(layer.name, language), placement };
  const bundled = (file: string) => reference(file) ?? `bundled:${file}`;
  switch (layer.kind) {
    case "camera": {
      const { device: role, mirror } = layer.settings;
      const standIn = layer.settings.standIn === undefined ? null : reference(layer.settings.standIn);
      const clip = layer.settings.standInClip ?? (standIn === null ? villageClip : undefined);
      const standInClip = clip === undefined ? null : reference(clip);
      return { ...base, kind: "camera", role, device: fill.devices[role], mirror, standIn, standInClip };
    }
    case "microphone":
      return { ...base, kind: "microphone", device: fill.devices.microphone };
    case "image": {
      const { role, file, motion } = layer.settings;
      const chosen = role === "fixed" ? null : fill.pictures[role];
      const standIn = file === undefined ? null : bundled(file);
      const image = (chosen === null ? null : reference(chosen)) ?? standIn;
      return { ...base, kind: "image", image, standIn, motion };
    }
    case "video":
      return { ...base, kind: "video", video: bundled(layer.settings.file), loop: layer.settings.loop };
    case "music": {
      const { file, decibels, duck } = layer.settings;
      return { ...base, kind: "music", music: bundled(file), decibels, duck };
    }
    case "colour":
      return { ...base, kind: "colour", colour: layer.settings.colour };
    case "text": {
      const { text, colour, bold } = layer.settings;
      return { ...base, kind: "text", text: fillText(text, fill), colour, bold };
    }
    case "screen":
      return { ...base, kind: "screen" };
    case "overlay-slot":
      return { ...base, kind: "overlay-slot", slot: layer.settings.slot };
  }
}

/** A preset's scene ready to be drawn, or null where the preset has none of that id. */
export function resolveScene(preset: Preset, sceneId: string, setting: SceneSetting): StageScene | null {
  const scene = preset.scenes.find(({ id }) => id === sceneId);
  if (scene === undefined) return null;
  return {
    ref: `${preset.id}/${scene.id}`,
    name: localise(scene.name, setting.language),
    layers: scene.layers.flatMap((layer) => resolveLayer(layer, setting) ?? []),
  };
}
