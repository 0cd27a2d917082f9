# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash disable=SC2154 # dev and root.sh set what is used here
# Sourced by dev: enters the Debian 13 root with bubblewrap; with chroot where that may not make namespaces; and where
# nothing may be mounted at all, with chroot on a copy of the checkout.

kept_variables=(HOME USER LOGNAME TERM COLORTERM LANG LANGUAGE LC_ALL LC_MESSAGES LC_TIME LC_NUMERIC TZ DISPLAY XAUTHORITY
  WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS G_DEBUG G_MESSAGES_DEBUG GTK_DEBUG GTK_THEME GTK_A11Y GDK_BACKEND GDK_DEBUG
  GDK_SCALE GSK_RENDERER MESON_TESTTHREADS ASAN_OPTIONS UBSAN_OPTIONS LSAN_OPTIONS)

set_inside_environment () { # sets inside_env
  local name
  inside_env=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    "BOUWSTENEN_INSIDE=$enter_by" "BOUWSTENEN_BUILD=$build")
  for name in "${kept_variables[@]}" $(compgen -v | grep -E '^(XDG|BOUWSTENEN)_'); do
    [ -n "${!name+set}" ] || continue
    case $name in
      # ours, and folders of the machine's own system
      BOUWSTENEN_INSIDE | BOUWSTENEN_BUILD | BOUWSTENEN_ENV | BOUWSTENEN_ENTER | XDG_*_DIRS) ;;
      LANG | LC_*) inside_env+=("$name=$(locale_inside "${!name}")") ;;
      *) inside_env+=("$name=${!name}") ;;
    esac
  done
  [ -n "${LANG-}${LC_ALL-}" ] || inside_env+=(LANG=C.UTF-8)
  if [ -z "${TZ-}" ] && [ -L /etc/localtime ]; then
    inside_env+=("TZ=$(readlink -f /etc/localtime | sed 's,.*/zoneinfo/,,')")
  fi
}

# The nearest of the locales that the root has.
locale_inside () {
  case $1 in
    "" | C | C.* | POSIX | en_US* | nl_BE* | fr_BE* | de_BE*) echo "$1" ;;
    nl* | fr* | de*) echo "${1:0:2}_BE.UTF-8" ;;
    *) echo en_US.UTF-8 ;;
  esac
}

# The folders that must be seen inside under their own names: home, checkout, its history, the cache, the folder we are
# in and those of files named as arguments; never one that would hide a part of the root.
set_shared_folders () { # set_shared_folders ARG…: sets shared
  local dir word
  local wanted=("$HOME" "$top" "$(common_git_dir)" "${cache%/*}" "${XDG_RUNTIME_DIR-}" "$PWD")
  for word in "$@"; do
    word=${word#--*=}
    case $word in /*) wanted+=("$(dirname "$word")") ;; esac
  done
  shared=()
  for dir in "${wanted[@]}"; do
    case $dir in
      "" | / | /usr | /usr/bin* | /usr/lib* | /usr/share* | /etc* | /bin* | /sbin* | /lib* | /proc* | /sys* | /dev* | \
        /run | /var | /var/lib | /var/cache | /tmp | /tmp/*) continue ;;
    esac
    [ -d "$dir" ] && [[ " ${shared[*]-} " != *" $dir "* ]] && shared+=("$dir")
  done
}

# The folder that holds the history when the checkout is a work tree of another one.
common_git_dir () {
  git -C "$top" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || echo "$top"
}

# Finds out, by trying, how this machine lets us go in; sets enter_by to bwrap, chroot or copy.
choose_way_in () {
  case ${BOUWSTENEN_ENTER:-} in chroot | copy) enter_by=$BOUWSTENEN_ENTER; return ;; esac
  have bwrap || install_tool bubblewrap
  if have bwrap && try_bwrap; then
    enter_by=bwrap
  elif [ "$(id -u)" = 0 ] && unshare --mount --propagation private true 2>/dev/null; then
    enter_by=chroot
  elif [ "$(id -u)" = 0 ] && chroot "$root" /bin/true 2>/dev/null; then
    enter_by=copy
  elif have bwrap; then
    die "no permission to enter the Debian environment as $(id -un); allow user namespaces or run ./dev as root (details: $root_log)."
  else
    die "no permission to install what is needed; run: sudo apt-get install bubblewrap (details: $root_log)."
  fi
}

try_bwrap () { # sets bwrap_user, bwrap_proc and bwrap_net
  local user proc
  for user in "" --unshare-user; do
    for proc in --proc "--ro-bind /proc"; do
      # shellcheck disable=SC2206 # to be split into words
      bwrap_user=($user --die-with-parent --unshare-pid) bwrap_proc=($proc /proc) bwrap_net=()
      if bwrap "${bwrap_user[@]}" --ro-bind / / --dev /dev "${bwrap_proc[@]}" true 2>>"$root_log"; then
        bwrap "${bwrap_user[@]}" --unshare-net --ro-bind / / --dev /dev "${bwrap_proc[@]}" true 2>/dev/null &&
          bwrap_net=(--unshare-net)
        return 0
      fi
    done
  done
  return 1
}

enter_with_bwrap () { # enter_with_bwrap COMMAND ARG…
  local dir entry args=("${bwrap_user[@]}")
  case $1 in run | shell) ;; *) args+=("${bwrap_net[@]}") ;; esac
  args+=(--tmpfs / --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc)
  for dir in bin sbin lib lib32 lib64; do
    [ -L "$root/$dir" ] && args+=(--symlink "$(readlink "$root/$dir")" "/$dir")
  done
  for entry in "$root"/var/lib/* "$root"/var/cache/*; do
    args+=(--ro-bind "$entry" "${entry#"$root"}")
  done
  args+=(--dir /run --symlink ../run /var/run --perms 1777 --dir /var/tmp --dev /dev "${bwrap_proc[@]}" --ro-bind /sys /sys
    --bind /tmp /tmp --dev-bind-try /dev/dri /dev/dri)
  [ "$(id -u)" = 0 ] || args+=(--ro-bind /etc/passwd /etc/passwd --ro-bind /etc/group /etc/group)
  for dir in "${shared[@]}"; do
    args+=(--bind "$dir" "$dir")
  done
  exec env -i "${inside_env[@]}" bwrap "${args[@]}" -- bash "$top/dev" "$@"
}

# In a mount namespace of our own: whatever we mount is gone with the last process, and no other process sees it.
enter_with_chroot () { # enter_with_chroot COMMAND ARG…
  # shellcheck disable=SC2016 # for the inner shell
  local script='
    root=$1 count=$2 here=$PWD; shift 2
    mount --bind "$root" "$root" && cd "$root" || exit 1
    mount -t tmpfs -o mode=755 bouwstenen dev && mkdir dev/pts dev/shm && chmod 1777 dev/shm || exit 1
    for node in null:3 zero:5 full:7 random:8 urandom:9; do
      mknod -m 666 "dev/${node%:*}" c 1 "${node#*:}" || exit 1
    done
    mknod -m 666 dev/tty c 5 0
    mount -t devpts -o newinstance,ptmxmode=666 devpts dev/pts && ln -s pts/ptmx dev/ptmx
    ln -s /proc/self/fd dev/fd
    mount -t proc proc proc 2>/dev/null || mount --rbind /proc proc
    mount --rbind /sys sys
    mount --rbind /tmp tmp || exit 1
    for ((; count > 0; count--)); do
      mkdir -p "$root$1" && mount --rbind "$1" "$root$1" || exit 1
      shift
    done
    exec chroot "$root" bash -c "cd \"\$0\" 2>/dev/null; exec bash \"\$@\"" "$here" "$@"'
  exec env -i "${inside_env[@]}" unshare --mount --propagation private -- \
    bash -c "$script" bash "$root" "${#shared[@]}" "${shared[@]}" "$top/dev" "$@"
}

# Without any mount: the checkout and the files named as arguments are copied in, and what they became is copied out.
enter_with_copy () { # enter_with_copy COMMAND ARG…
  local word file files=() status
  exec 8>"$cache/copy-lock"
  flock 8
  [ -c "$root/dev/null" ] || die "no permission: $root/dev has no device nodes and they may not be made here; run ./dev where it may mount."
  copy_checkout_in
  mkdir -p "$root$HOME" "$root$PWD" || exit 1
  for word in "${@:2}"; do
    file=${word#--*=}
    case $file in
      "" | -*) continue ;;
      /*) ;;
      *) file=$PWD/$file ;;
    esac
    if [ -d "$file" ] || [ ! -d "${file%/*}" ]; then
      continue
    fi
    case $file in "$top"/build*) continue ;; esac
    files+=("$file")
    rm -f "$root$file"
    [ ! -f "$file" ] || { mkdir -p "$root${file%/*}" && cp -L --preserve=mode,timestamps "$file" "$root$file"; }
    mkdir -p "$root${file%/*}"
  done
  # shellcheck disable=SC2016 # for the inner shell
  env -i "${inside_env[@]}" chroot "$root" bash -c 'cd "$0" 2>/dev/null; exec bash "$@"' "$PWD" "$top/dev" "$@" 8>&-
  status=$?
  for file in "${files[@]}"; do
    [ -f "$root$file" ] && ! cmp -s "$root$file" "$file" && cp "$root$file" "$file"
  done
  case $1 in
    shots) copy_folder_out "$(shots_folder "${@:2}")" ;;
    po) copy_folder_out "$top/po" ;;
    format)
      copy_folder_out "$top/src"
      copy_folder_out "$top/tests"
      ;;
  esac
  exit "$status"
}

copy_checkout_in () {
  mkdir -p "$root$top" || exit 1
  # build folders stay, so that the next build is quick
  find "$root$top" -mindepth 1 -maxdepth 1 ! -name 'build*' -exec rm -rf --one-file-system {} +
  (
    cd "$top" || exit 1
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
      git ls-files -co --exclude-standard -z
    else
      find . -path './build*' -prune -o -type f -print0
    fi | tar -c --null --no-recursion --ignore-failed-read -T - 2>/dev/null
  ) | tar -x -C "$root$top"
}

copy_folder_out () {
  [ -d "$root$1" ] || return 0
  mkdir -p "$1" && cp -R "$root$1/." "$1/"
}

enter () { # enter COMMAND ARG…
  need_root
  choose_way_in
  set_inside_environment
  set_shared_folders "${@:2}"
  touch "$root/.used" 2>/dev/null
  "enter_with_$enter_by" "$@"
}
