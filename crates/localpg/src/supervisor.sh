# Runs one program for as long as its starter lives. Standard input is a pipe that only the
# starter can write to and never does: end of file means that it stopped, crashed or was killed.
# Usage: sh -c THIS factdesk-supervisor SCRATCH_DIR SOCKET_DIR PROGRAM [ARGUMENT]...
# An empty directory name stands for none.
scratch=$1
sockets=$2
shift 2
exec 3<&0 </dev/null

"$@" 3<&- &
program=$!

# Does the stopping in a process of its own, so that it also works when this shell is killed.
watch() {
  while read -r line <&3; do :; done
  # The main shell sends TERM once the program has ended: that only cuts the pause short.
  trap : TERM
  signal=INT
  tries=0
  # INT is PostgreSQL's fast shutdown. It is repeated because a program that has only just been
  # started does not hear the first one. QUIT after 10 s; after 20 s nothing more can be done.
  while [ "$tries" -lt 200 ] && kill -s "$signal" "$program" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || signal=QUIT
    sleep 0.1 3<&- &
    wait "$!"
  done
  [ -z "$sockets" ] || rm -rf -- "$sockets"
  [ -z "$scratch" ] || rm -rf -- "$scratch"
}
watch &
watcher=$!

wait "$program"
status=$?
kill "$watcher" 2>/dev/null
# Some shells report "Terminated" here, into PostgreSQL's log.
wait "$watcher" 2>/dev/null
exit "$status"
