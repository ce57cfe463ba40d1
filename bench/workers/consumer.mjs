// Stands where the office's consumer stands: takes the clicks and writes nothing.
// It counts what they say until it is told that measuring begins; then it only takes them.
let counts = newCounts();
let counting = true;

export default {
  async queue(batch) {
    if (counting)
      for (const { body } of batch.messages) count(typeof body === "string" ? JSON.parse(body) : body);
    batch.ackAll();
  },

  /** What has come since the last time of asking. */
  fetch(request) {
    counting = !request.url.endsWith("/last");
    const answer = Response.json(counts);
    counts = newCounts();
    return answer;
  },
};

function count({ clicks, lost }) {
  counts.messages++;
  counts.lost += lost;
  for (const { rotatorId, verdict, choice } of clicks) {
    const key = `${rotatorId} ${verdict} ${choice}`;
    counts.clicks[key] = (counts.clicks[key] ?? 0) + 1;
  }
}

function newCounts() {
  return { messages: 0, lost: 0, clicks: {} };
}
