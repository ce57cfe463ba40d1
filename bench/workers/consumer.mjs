// Stands where the office's consumer stands: takes the clicks, writes nothing, and counts what they say.
let counts = newCounts();

export default {
  async queue(batch) {
    counts.batches++;
    for (const message of batch.messages) {
      const body = typeof message.body === "string" ? JSON.parse(message.body) : message.body;
      counts.messages++;
      counts.lost += body.lost;
      for (const { rotatorId, choice, verdict } of body.clicks) {
        const key = `${rotatorId} ${verdict} ${choice}`;
        counts.clicks[key] = (counts.clicks[key] ?? 0) + 1;
      }
    }
    batch.ackAll();
  },

  /** What has come since the last time of asking. */
  fetch() {
    const answer = Response.json(counts);
    counts = newCounts();
    return answer;
  },
};

function newCounts() {
  return { batches: 0, messages: 0, lost: 0, clicks: {} };
}
