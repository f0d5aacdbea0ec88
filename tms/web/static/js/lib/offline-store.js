// What this browser keeps for its people until the server has it, in one database: what is being typed, and saves that
// wait. Every record says whose it is, and only that person's are ever read.
const STORES = ["typing", "saves"];
const PATIENCE_MS = 4000;
let opening = null;

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

/** Everything that is kept for the person in "typing" or "saves". Rejects where this browser keeps nothing. */
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
 */
export async function change(act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    let given;
    const transaction = database.transaction(STORES, "readwrite");
    transaction.addEventListener("complete", () => resolve(given));
    transaction.addEventListener("abort", () => reject(transaction.error));
    act(Object.fromEntries(STORES.map((name) => [name, transaction.objectStore(name)])), (value) => (given = value));
  });
}
