// The queue of saves: order, what is repeated, what a refusal takes along, and what is never lost.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { SaveQueue } from "../../tms/web/static/js/models/save-queue.js";
import { chance } from "./chance.js";

const PLACE = { person: "1", article: "7", locale: "zh-Hans" };
const STALE = { status: 409, ok: false, body: { code: "text_stale", rev: 9, theirs: "别人的。" } };
const saved = (rev) => ({ status: 200, ok: true, body: { rev } });
const status = (number) => ({ status: number, ok: false, body: {} });
const write = (segment, text, more = {}) => ({ segment, text, rev: 1, sourceRev: 1, confirm: true, ...more });
const turns = async (n = 12) => {
  for (let turn = 0; turn < n; turn += 1) await new Promise((done) => setImmediate(done));
};

/** What the browser's database does, without a browser. */
class Store {
  records = new Map();
  works = true;

  async #change(act) {
    if (!this.works) throw new Error("the browser keeps nothing");
    await null;
    return act();
  }

  fix(key, bodyOf) {
    return this.#change(() => {
      const record = this.records.get(key);
      if (record && !record.problem) record.body ??= bodyOf(record);
      return record ? structuredClone(record) : null;
    });
  }

  put(save, replaced) {
    return this.#change(() => {
      for (const key of replaced) this.records.delete(key);
      this.records.set(save.key, structuredClone(save));
    });
  }

  remove(key, later = [], rev = 0) {
    return this.#change(() => {
      this.records.delete(key);
      for (const other of later) {
        const record = this.records.get(other);
        if (record) record.rev = Math.max(record.rev, rev);
      }
    });
  }

  get all() {
    return structuredClone([...this.records.values()]);
  }
}

let store, requests, keys;

/** A queue whose requests wait in ``requests`` until the test answers them. */
function begin(more = {}) {
  return new SaveQueue({
    place: PLACE,
    found: store.all,
    store,
    post: ({ segment, body }) => new Promise((answer) => requests.push({ segment, body: structuredClone(body), answer })),
    whoseSession: async () => ({ person: "1", name: "Ann" }),
    newKey: () => `key ${(keys += 1)}`,
    ...more,
  });
}

/** Answer the oldest request; what it asked. */
async function answer(given) {
  await turns();
  const request = requests.shift();
  assert.ok(request, "nothing is asked");
  request.answer(given);
  await turns();
  return request.body;
}

mock.timers.enable({ apis: ["setTimeout"] });
beforeEach(() => {
  store = new Store();
  requests = [];
  keys = 0;
});

test("saves go one after the other, in the order in which they were made", async () => {
  const queue = begin();
  for (const segment of ["11", "12", "13"]) queue.add(write(segment, segment));
  await turns();
  assert.equal(requests.length, 1);
  const texts = [await answer(saved(2)), await answer(saved(2)), await answer(saved(2))].map((body) => body.text);
  assert.deepEqual(texts, ["11", "12", "13"]);
  assert.equal(queue.waiting, 0);
  assert.deepEqual(store.all, []);
});

test("a save that was never sent gives way to the next of its segment, and stands on no older text", async () => {
  const queue = begin();
  queue.add(write("11", "being sent"));
  await turns();
  queue.add(write("12", "first", { rev: 5 }));
  queue.add(write("12", "second", { rev: 4 }));
  assert.deepEqual(queue.entries.map(({ text }) => text), ["being sent", "second"]);
  await answer(saved(2));
  const { text, rev } = await answer(saved(6));
  assert.deepEqual([text, rev], ["second", 5]);
});

for (const trouble of [null, status(500), status(502), status(503), status(429)]) {
  test(`the same request is sent again after ${trouble?.status ?? "no answer"}`, async () => {
    const queue = begin();
    queue.add(write("11", "夜车开了。"));
    const first = await answer(trouble);
    assert.ok(queue.cutOff);
    assert.equal(queue.refused.size, 0);
    mock.timers.tick(1000);
    assert.deepEqual(await answer(saved(2)), first);
    assert.ok(!queue.cutOff);
  });
}

test("a server that fails at one save again and again holds up no other", async () => {
  const queue = begin();
  queue.add(write("11", "it can't be saved"));
  queue.add(write("12", "other"));
  for (const wait of [1000, 2000, 4000, 0]) {
    await answer(status(500));
    mock.timers.tick(wait);
  }
  assert.deepEqual([...queue.refused.keys()], ["11"]);
  assert.equal((await answer(saved(2))).text, "other");
});

test("it waits longer and longer, and half a minute at most", async () => {
  const queue = begin();
  queue.add(write("11", "夜车开了。"));
  for (const wait of [1000, 2000, 4000, 8000, 15_000, 30_000, 30_000]) {
    await answer(null);
    mock.timers.tick(wait - 1);
    await turns();
    assert.equal(requests.length, 0, `before ${wait}`);
    mock.timers.tick(1);
  }
  await answer(saved(2));
});

test("nothing is sent in the session of somebody else", async () => {
  let person = "2";
  const queue = begin({ whoseSession: async () => ({ person, name: "Bo" }) });
  queue.add(write("11", "安的。"));
  const first = await answer(status(401));
  assert.deepEqual([queue.session, queue.otherName], ["other", "Bo"]);
  queue.retry();
  await turns();
  assert.equal(requests.length, 0);
  person = "1";
  await queue.checkSession();
  assert.deepEqual(await answer(saved(2)), first);
});

test("an expired form is sent again at once with the new token, and later if that is refused as well", async () => {
  const queue = begin();
  queue.add(write("11", "夜车开了。"));
  await answer({ status: 400, ok: false, body: { code: "form_expired" } });
  mock.timers.tick(0);
  await answer({ status: 400, ok: false, body: { code: "form_expired" } });
  mock.timers.tick(0);
  await turns();
  assert.equal(requests.length, 0);
  mock.timers.tick(2000);
  await answer(saved(2));
  assert.equal(queue.waiting, 0);
});

test("what was written after a save that is refused is in the refusal, in the page and in the browser", async () => {
  const queue = begin();
  queue.add(write("11", "first", { confirm: false }));
  await turns();
  queue.add(write("11", "second"));
  await answer(STALE);
  const { text, confirm, problem } = queue.refused.get("11");
  assert.deepEqual([text, confirm, problem], ["second", true, STALE.body]);
  assert.deepEqual(store.all.map((save) => [save.text, save.problem.code]), [["second", "text_stale"]]);
  assert.equal(queue.waiting, 0);
  // Also after a reload, until the person has decided.
  const next = begin();
  assert.deepEqual([next.waiting, next.refused.get("11").text], [0, "second"]);
  next.forget("11");
  await turns();
  assert.deepEqual(store.all, []);
});

test("a new save of a segment takes the place of its refused one", async () => {
  const queue = begin();
  queue.add(write("11", "first"));
  await answer(STALE);
  queue.add(write("11", "second", { rev: 9 }));
  await turns();
  assert.equal(queue.refused.size, 0);
  assert.deepEqual(store.all.map(({ text }) => text), ["second"]);
});

test("what is written next stands on what was saved, also after a reload", async () => {
  const queue = begin();
  queue.add(write("11", "first", { rev: 4 }));
  await turns();
  queue.add(write("12", "between"));
  queue.add(write("11", "second", { rev: 4 }));
  assert.equal((await answer(saved(5))).rev, 4);
  const next = begin();
  next.retry();
  requests.length = 0;
  next.retry();
  await turns();
  assert.deepEqual(next.entries.map(({ rev }) => rev), [1, 5]);
});

test("after a reload a sent request is the same one, and one that had its answer elsewhere is not sent", async () => {
  const queue = begin();
  queue.add(write("11", "夜车开了。"));
  await turns();
  const { body } = requests.shift();
  const next = begin();
  next.retry();
  assert.deepEqual(await answer(null), body);
  store.records.clear();
  const told = [];
  next.addEventListener("elsewhere", ({ detail }) => told.push(detail.segment));
  next.retry();
  await turns();
  assert.deepEqual([told, requests.length, next.waiting], [["11"], 0, 0]);
});

test("a queue takes up what is of its own place alone", () => {
  const kept = (key, more) => ({ ...write("11", key), ...PLACE, key, order: 1, body: null, ...more });
  store.records.set("1", kept("1", { article: "8" }));
  store.records.set("2", kept("2", { locale: "zh-Hant" }));
  store.records.set("3", kept("3", {}));
  assert.deepEqual(begin().entries.map(({ key }) => key), ["3"]);
});

test("where the browser keeps nothing, the page says so and sends all the same", async () => {
  store.works = false;
  const queue = begin({ found: [] });
  assert.equal(await queue.add(write("11", "夜车开了。")), false);
  assert.ok(queue.isOnlyHere);
  assert.equal((await answer(saved(2))).text, "夜车开了。");
  assert.ok(!queue.isOnlyHere);
});

test("what a closed page left is sent once, and ends with the first that gets no answer", async () => {
  const kept = (key, segment, more) => ({ ...write(segment, key), ...PLACE, key, order: Number(key), body: null, ...more });
  for (const save of [kept("1", "11", { rev: 4 }), kept("2", "11", { rev: 4 }), kept("3", "12", {})]) store.records.set(save.key, save);
  const sent = begin().sendOnce();
  assert.equal((await answer(saved(5))).rev, 4);
  const second = await answer(status(503));
  assert.equal(second.rev, 5);
  assert.equal(await sent, false);
  mock.timers.tick(60_000);
  await turns();
  assert.equal(requests.length, 0);
  const again = begin().sendOnce();
  assert.deepEqual(await answer(saved(6)), second);
  await answer(saved(2));
  assert.equal(await again, true);
  assert.deepEqual(store.all, []);
});

/**
 * A server that does what is asked once per key, and refuses what stands on an old text. Its answers may be lost, before
 * or after it did what was asked.
 */
class Server {
  texts = new Map();
  had = new Set();
  #done = new Map();
  #asked = new Map();
  order = [];

  constructor(luck) {
    this.luck = luck;
  }

  async post({ segment, body }) {
    const known = this.#asked.get(body.key);
    if (known) assert.deepEqual(body, known, "a repetition is another request");
    else this.order.push(body.key);
    this.#asked.set(body.key, structuredClone(body));
    await null;
    if (this.luck.happens(0.15)) return null;
    if (this.luck.happens(0.1)) return status(this.luck.oneOf([429, 502, 503]));
    const reply = this.#done.get(body.key) ?? this.#do(segment, body);
    if (reply.ok) this.#done.set(body.key, reply);
    return this.luck.happens(0.15) ? null : reply;
  }

  #do(segment, { text, rev }) {
    const now = this.texts.get(segment) ?? { rev: 1, text: "" };
    if (now.rev !== rev) return { status: 409, ok: false, body: { code: "text_stale", rev: now.rev, theirs: now.text } };
    this.texts.set(segment, { rev: rev + 1, text });
    this.had.add(text);
    return saved(rev + 1);
  }

  /** Somebody else changes a text. */
  change(segment) {
    const { rev = 1 } = this.texts.get(segment) ?? {};
    this.texts.set(segment, { rev: rev + 1, text: "theirs" });
  }
}

for (const othersWrite of [false, true]) {
  test(`whatever is lost on the way, no text is${othersWrite ? ", also where others write" : " and nothing is refused"}`, async () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const luck = chance(seed);
      store = new Store();
      const server = new Server(luck);
      const last = new Map();
      const seen = new Map();
      const open = () => {
        const queue = begin({ post: (save) => server.post(save) });
        // As the page does: what is written next stands on what it saw last.
        queue.addEventListener("saved", ({ detail }) => seen.set(detail.save.segment, detail.answer.rev));
        queue.retry();
        return queue;
      };
      let queue = open();
      for (let step = 0; step < 25; step += 1) {
        const segment = String(luck.below(3));
        if (luck.happens(0.7) && !queue.refused.has(segment)) {
          const text = `${segment}: ${step}`;
          last.set(segment, text);
          await Promise.all([queue.add(write(segment, text, { rev: seen.get(segment) ?? 1 })), turns(luck.below(3))]);
        }
        if (othersWrite && luck.happens(0.1)) server.change(segment);
        if (luck.happens(0.5)) queue.retry();
        if (luck.happens(0.15)) {
          await turns(4);
          // What the closed page still does no longer reaches anybody.
          queue.retry = () => {};
          while (queue.waiting && !queue.cutOff) await turns(1);
          queue = open();
        }
        await turns(luck.below(4));
      }
      for (let turn = 0; turn < 400 && queue.waiting; turn += 1) {
        queue.retry();
        await turns(4);
      }
      assert.equal(queue.waiting, 0, `seed ${seed}: something is stuck`);
      for (const [segment, text] of last) {
        const refused = queue.refused.get(segment)?.text;
        const onServer = server.texts.get(segment)?.text;
        const isUnderTheirs = onServer === "theirs" && server.had.has(text);
        assert.ok((isUnderTheirs && refused === undefined) || text === (refused ?? onServer), `seed ${seed}, segment ${segment}: ${text} became ${refused ?? onServer}`);
      }
      if (!othersWrite) assert.deepEqual([...queue.refused.values()].map(({ text }) => text), [], `seed ${seed}`);
      const made = server.order.map((key) => Number(key.split(" ")[1]));
      assert.deepEqual(made, made.toSorted((one, other) => one - other), `seed ${seed}: the order`);
      await turns();
      assert.deepEqual(store.all.filter((save) => !save.problem), [], `seed ${seed}: kept in vain`);
    }
  });
}
