import * as z from "zod";
import { SHEETS } from "../core/csv.ts";

/** For a spreadsheet of a region that parts columns so; codes and ids of figures stay as they are in it. Without it the file is plain CSV. */
export const sheet = z.enum(SHEETS).optional();
