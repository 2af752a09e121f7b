// Why a job failed, as a code. Nothing else goes into the queue: a message could quote a row.

import { InputError } from "fktp-redistribution";

/** What each code means, for the roll-up; in Indonesian and English. */
export const REASONS = {
  "bad-file": ["berkas kabupaten tidak dapat dibaca", "the file of the kabupaten cannot be read"],
  "bad-kabupaten": [
    "isi berkas kabupaten di luar batas",
    "the file of the kabupaten holds values that are not allowed",
  ],
  "bad-input": ["data ditolak oleh pustaka", "the library refused the data"],
  "not-verified": ["rencana tidak lolos pemeriksaan", "the plan did not pass the verifier"],
  "plan-differs": ["rencana lain sudah tersimpan", "another plan of the same kabupaten is stored already"],
  "no-plan": ["belum ada rencana tersimpan", "no plan is stored"],
  "bad-plan": ["rencana yang tersimpan rusak", "the stored plan is damaged"],
  "worker-lost": ["pekerja mati di tengah tugas, tiga kali", "its worker died in mid-job, three times"],
  internal: ["kesalahan tak terduga", "an unexpected error"],
} as const satisfies Readonly<Record<string, readonly [id: string, en: string]>>;

export type Code = keyof typeof REASONS;

/** A reason that another try would not cure. */
export class Fault extends Error {
  readonly code: Code;

  constructor(code: Code) {
    super(code);
    this.code = code;
  }
}

/** The code of whatever was thrown. */
export function codeOf(error: unknown): Code {
  if (error instanceof Fault) return error.code;
  return error instanceof InputError ? "bad-input" : "internal";
}
