// pictures - saves every page and state as PNG files for people to look at: node tests/web/pictures.mjs FOLDER [NAME...]
// NAME is a part of a page's name. FOLDER/{320,1280,dark,forced,paper,rtl,rtl-1280}/{page}.png

import { mkdir, rm } from "node:fs/promises";
import path from "node:path";

import { start } from "../http/harness.mjs";
import { open } from "./browser.mjs";
import { stage, visit } from "./pages.mjs";
import { makeTongues, tonguesOf } from "./tongues.mjs";

const [folder, ...names] = process.argv.slice(2);
if (!folder) {
	console.error("usage: node tests/web/pictures.mjs FOLDER [NAME...]");
	process.exit(2);
}
const only = ({ name }) => !names.length || names.some((part) => name.includes(part));

const tongues = await makeTongues();
const it = await start({ env: tonguesOf(tongues) });
const browser = await open();
try {
	const scene = await stage(it);
	const take = async (page, light, name) => {
		await mkdir(path.join(folder, light), { recursive: true });
		await page.screenshot({ path: path.join(folder, light, `${name}.png`), fullPage: true });
	};

	await visit(browser, it, scene, { width: 1280, only }, async (page, { name }) => {
		await take(page, "1280", name);
		await page.emulateMedia({ media: "print" });
		await page.setViewportSize({ width: 700, height: 990 });	/* A4 between its margins */
		await take(page, "paper", name);
		await page.emulateMedia({ media: null });
		await page.setViewportSize({ width: 1280, height: 800 });
	});
	await visit(browser, it, scene, { width: 320, hasTouch: true, isMobile: true, only }, async (page, { name }) => {
		await take(page, "320", name);
		await page.emulateMedia({ colorScheme: "dark" });
		await take(page, "dark", name);
		await page.emulateMedia({ colorScheme: null, forcedColors: "active" });
		await take(page, "forced", name);
		await page.emulateMedia({ forcedColors: null });
	});
	await visit(browser, it, scene, { width: 320, locale: "ar", only }, async (page, { name }) => {
		await take(page, "rtl", name);
		await page.setViewportSize({ width: 1280, height: 800 });
		await take(page, "rtl-1280", name);
		await page.setViewportSize({ width: 320, height: 800 });
	});
} finally {
	await browser.close();
	await it.stop();
	await rm(tongues, { recursive: true });
}
