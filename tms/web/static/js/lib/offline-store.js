// What this browser keeps for its people until the server has it, in one database: what is being typed, and saves that
// wait. Every record says whose it is, and only that person's are ever read.
const STORES = ["typing", "saves"];
const PATIENCE_MS = 4000;
/** @import { Body, Save } from "../models/save-queue.js" */
/** @type {Promise<IDBDatabase> | null} */
let opening = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("sanwen", 1);
    asked.addEventListener("upgradeneeded", () => {
      asked.result.createObjectStore("typing", { keyPath: "id" }).createIndex("person", "person");
      asked.result.createObjectStore("saves", { keyPath: "key" }).createIndex("person", "person");
    });
    asked.addEventListener("success", () => resolve(asked.result));
    asked.addEventListener("error", () => reject(asked.error));
    setTimeout(() => reject(new Error("the browser's database does not answer")), PATIENCE_MS);
  });
  return opening;
}

/**
 * Everything that is kept for the person in "typing" or "saves". Rejects where this browser keeps nothing.
 * @param {string} person @param {"typing" | "saves"} store @returns {Promise<any[]>}
 */
export async function recordsOf(person, store) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const asked = database.transaction(store).objectStore(store).index("person").getAll(person);
    asked.addEventListener("success", () => resolve(asked.result));
    asked.addEventListener("error", () => reject(asked.error));
  });
}

/**
 * Change what is kept, all of it or nothing: ``act({typing, saves}, give)`` asks the stores; resolves, once it is kept,
 * with what was given. Rejects where this browser keeps nothing.
 * @param {(stores: Record<string, IDBObjectStore>, give: (value: any) => void) => void} act
 * @returns {Promise<any>}
 */
export async function change(act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    /** @type {any} */
    let given;
    const transaction = database.transaction(STORES, "readwrite");
    transaction.addEventListener("complete", () => resolve(given));
    transaction.addEventListener("abort", () => reject(transaction.error));
    act(Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)])), (value) => (given = value));
  });
}

/** The saves that wait, for a queue of them. */
export const saveStore = {
  /**
   * The record of a save as it stands now, its request fixed by ``bodyOf`` unless it was before. Null if somebody else has
   * had the answer.
   * @param {string} key @param {(save: Save) => Body} bodyOf
   * @returns {Promise<Save | null>}
   */
  fix(key, bodyOf) {
    return change(({ saves }, give) => {
      each(saves, key, (record) => {
        if (!record.problem) saves.put({ ...record, body: (record.body ??= bodyOf(record)) });
        give(record);
      });
    }).then((record) => record ?? null);
  },

  /**
   * Keep a save, in place of others.
   * @param {Save} save @param {string[]} replaced
   */
  put(save, replaced) {
    return change(({ saves }) => {
      for (const key of replaced) saves.delete(key);
      saves.put(save);
    });
  },

  /**
   * Keep a save no longer; those of the ``later`` keys stand on ``rev`` then.
   * @param {string} key @param {string[]} [later] @param {number} [rev]
   */
  remove(key, later = [], rev = 0) {
    return change(({ saves }) => {
      saves.delete(key);
      for (const other of later) each(saves, other, (record) => saves.put({ ...record, rev: Math.max(record.rev, rev) }));
    });
  },
};

/** @param {IDBObjectStore} saves @param {string} key @param {(record: Save) => void} act */
function each(saves, key, act) {
  const asked = saves.get(key);
  asked.addEventListener("success", () => asked.result && act(asked.result));
}
