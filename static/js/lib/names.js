// The wire's names, as debate/realtime/names.py declares them.

export const COMMANDS = [
  "item:start", "item:finish", "item:rerun", "item:set-motion", "item:set-format", "item:set-asking", "speaker:name", "pair:seal",
  "pair:void", "poll:open", "poll:close", "poll:reopen", "poll:arm", "poll:disarm", "poll:reveal", "poll:step",
  "slot:next", "slot:go", "slot:set-length", "clock:start", "clock:pause", "clock:adjust", "clock:reset",
  "clock:restore", "bell:ring", "pool:start", "pool:pause", "scene:show", "scene:pin", "message:send", "message:clear",
  "message:read", "question:approve", "question:decline", "question:queue", "question:stage", "question:answer",
  "question:return", "question:edit", "question:merge", "question:mute", "question:ask", "question:withdraw",
  "question:upvote", "ballot:cast", "ballot:check", "display:report", "time:sync", "state:get",
];

export const PUSHES = [
  "state:snapshot", "state:patch", "session:ended", "cue:bell",
];
