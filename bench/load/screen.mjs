// What the projector's socket was told about the turnout, and when.

export function watchTurnout(client, poll) {
  const readings = []; // {at, ballots}, in order of arrival
  client.onEvent = (_name, payload, at) => {
    const data = payload?.slices?.turnout?.data;
    if (data && data.poll === poll) readings.push({ at, ballots: data.ballots });
  };
  return {
    readings,
    reached: (ballots) => readings.some((reading) => reading.ballots >= ballots),
    stop: () => {
      client.onEvent = null;
    },
  };
}

// For the n-th ballot sent: the time until the screen showed at least n ballots.
export function delaysToScreen(sentTimes, readings) {
  const delays = [];
  let cursor = 0;
  for (let n = 1; n <= sentTimes.length; n++) {
    while (cursor < readings.length && readings[cursor].ballots < n) cursor++;
    if (cursor === readings.length) break; // never shown
    delays.push(readings[cursor].at - sentTimes[n - 1]);
  }
  return delays;
}
