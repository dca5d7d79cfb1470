#!/usr/bin/env python3
"""Takes pictures of mujaz in real terminals, for an eye that reads Arabic.

usage: shoot.py [-b MUJAZ] [-o FOLDER] [-t TERMINAL,...] [-s SIZE,...] [-l LANGUAGE,...] [-- OPTION...]

Each terminal is started with the bundled sample in it, for each size (80x24, 140x40) and language (en, ar), and pictured as
FOLDER/TERMINAL-SIZE-LANGUAGE-SCENE.png in these scenes: dashboard, reader, record, help, search. OPTIONs go to mujaz. Ends
with status 1 where a terminal could not be pictured; one that is not installed is named and left out.

Terminals: xterm alacritty urxvt st foot vte konsole kitty mlterm, and tmux in some of them: tmux-xterm tmux-vte tmux-konsole
tmux-kitty tmux-mlterm, with allow-passthrough on: pass-vte pass-mlterm. From Debian: xvfb xdotool imagemagick fonts-dejavu-core
dbus tmux, sway and grim for foot; xfce4-terminal stands for VTE.

Keys do not go through the X server: between terminal and mujaz stands this script as a relay, which hands on every byte as it
is, and types. It says when the screen is quiet, so nothing is pictured half painted.
"""
import argparse
import contextlib
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import time
import tty

FONT = "DejaVu Sans Mono"
SCENES = [("dashboard", ""), ("reader", "\r"), ("record", "nn"), ("help", "\x1b|?"), ("search", "\x1b|/Tripoli\r")]
QUIET = 0.6
INHERITED = ("NO_COLOR COLORTERM SSH_CONNECTION SSH_TTY TMUX TMUX_PANE STY VTE_VERSION KONSOLE_VERSION XTERM_VERSION KITTY_WINDOW_ID "
             "MLTERM TERM_PROGRAM TERM_PROGRAM_VERSION ALACRITTY_WINDOW_ID WAYLAND_DISPLAY WINDOWID").split()


def relay(path, command):
    """Runs the command in a pty of its own within the terminal, and types what comes by the socket."""
    child, master = pty.fork()
    if child == 0:
        os.execvp(command[0], command)

    def resize(*_):
        fcntl.ioctl(master, termios.TIOCSWINSZ, fcntl.ioctl(0, termios.TIOCGWINSZ, b"\0" * 8))

    resize()
    signal.signal(signal.SIGWINCH, resize)
    tty.setraw(0)
    link = socket.socket(socket.AF_UNIX)
    link.connect(path)
    waiting = True
    while True:
        ready, _, _ = select.select([0, master, link], [], [], QUIET if waiting else None)
        if not ready:
            link.sendall(b"quiet")
            waiting = False
        if 0 in ready:
            os.write(master, os.read(0, 4096))
        if master in ready:
            try:
                os.write(1, os.read(master, 65536))
            except OSError:
                return
        if link in ready:
            keys = link.recv(4096)
            if not keys:
                os.kill(child, signal.SIGTERM)
                return
            os.write(master, keys)
            waiting = True


def command_of(terminal, size, run, work):
    """The command line that opens the terminal with `run` in it, and what its environment gets."""
    columns, rows = size.split("x")
    soft = {"LIBGL_ALWAYS_SOFTWARE": "1"}
    return {
        "xterm": (["xterm", "-u8", "-fa", FONT, "-fs", "11", "-geometry", size, "-bg", "black", "-fg", "gray90", "-e", *run], {}),
        "urxvt": (["urxvt", "-fn", f"xft:{FONT}:size=11", "-geometry", size, "-bg", "black", "-fg", "gray90", "-e", *run], {}),
        "st": (["st", "-f", f"{FONT}:size=11", "-g", size, "-e", *run], {}),
        "mlterm": (["mlterm", "-g", size, "-b", "black", "-f", "white", "-w", "15", "-e", *run], {}),
        "alacritty": (["alacritty", "-o", f"window.dimensions.columns={columns}", "-o", f"window.dimensions.lines={rows}",
                       "-o", f"font.normal.family='{FONT}'", "-o", "font.size=11", "-e", *run], soft),
        "kitty": (["kitty", "--config", "NONE", "-o", f"initial_window_width={columns}c", "-o", f"initial_window_height={rows}c",
                   "-o", "remember_window_size=no", "-o", f"font_family={FONT}", *run], soft),
        "vte": (["dbus-run-session", "xfce4-terminal", "--disable-server", "--geometry", size, "--hide-menubar", "--hide-scrollbar",
                 "--font", f"{FONT} 11", "-x", *run], {}),
        "konsole": (["dbus-run-session", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-p", f"TerminalColumns={columns}",
                     "-p", f"TerminalRows={rows}", "-p", "ScrollBarPosition=2", "-p", f"Font={FONT},11", "-e", *run],
                    {"QT_QPA_PLATFORM": "xcb"}),
        "foot": (["foot", "-c", "/dev/null", f"--window-size-chars={size}", "-f", f"{FONT}:size=11", *run], soft),
    }[terminal]


def wanted(terminal):
    """The programs without which a terminal cannot be pictured."""
    host, inside = host_of(terminal)
    own = {"vte": ["xfce4-terminal", "dbus-run-session"], "konsole": ["konsole", "dbus-run-session"], "foot": ["foot", "sway", "grim"]}
    display = [] if host == "foot" else ["Xvfb", "xdotool", "import"]
    return own.get(host, [host]) + display + (["tmux"] if inside else [])


def host_of(terminal):
    """The terminal with the window, and what runs in it: nothing, tmux, or tmux that hands sequences on."""
    inside, _, host = terminal.rpartition("-")
    return host, inside


@contextlib.contextmanager
def started(*command, **options):
    """A process in a group of its own, which ends with the block."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True, **options)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)


@contextlib.contextmanager
def window(terminal, size, run, work, environment):
    """Opens the terminal, and gives a function that pictures it."""
    command, more = command_of(terminal, size, run, work)
    environment = {**environment, **more}
    if terminal == "foot":
        config = work / "sway"
        config.write_text("output HEADLESS-1 resolution 2400x1400 bg #000000 solid_color\ndefault_border none\n"
                          "for_window [app_id=foot] floating enable, move position 0 0\n"
                          f"exec {' '.join(map(quoted, command))}\n")
        wayland = {"WLR_BACKENDS": "headless", "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
        # sway refuses to run as root, as in a container one does.
        drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        if drop:
            for entry in [work, *work.rglob("*")]:
                os.chown(entry, 65534, 65534)
        with started(*drop, "sway", "-c", str(config), env={**environment, **wayland}, cwd=work):
            def picture(path):
                display = next(work.glob("runtime/wayland-*[0-9]")).name
                subprocess.run(["grim", path], check=True, env={**environment, "WAYLAND_DISPLAY": display})
                subprocess.run(["mogrify", "-trim", path], check=True)
            yield picture
        return
    reader, writer = os.pipe()
    with started("Xvfb", "-displayfd", str(writer), "-screen", "0", "4000x2600x24", "-nolisten", "tcp", pass_fds=[writer]):
        environment["DISPLAY"] = ":" + os.read(reader, 16).decode().strip()

        def picture(path):
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], env=environment, capture_output=True, text=True)
            subprocess.run(["import", "-window", found.stdout.split()[-1], path], check=True, env=environment)
        with started(*command, env=environment, cwd=work):
            yield picture


def quoted(word):
    return "'" + word.replace("'", "'\\''") + "'"


def shoot(terminal, size, language, arguments):
    """All scenes of one terminal, size and language."""
    host, inside = host_of(terminal)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "runtime").mkdir(mode=0o700)
        path = str(work / "relay")
        server = socket.socket(socket.AF_UNIX)
        server.bind(path)
        server.listen(1)
        server.settimeout(60)
        mujaz = [str(pathlib.Path(arguments.binary).resolve()), "--lang", language, *arguments.options]
        # One's own Python may lie in a folder that nobody else reads.
        run = [shutil.which("python3", path="/usr/bin") or sys.executable, str(pathlib.Path(__file__).resolve()), "--relay", path, *mujaz]
        if inside:
            (work / "tmux").write_text("set -g allow-passthrough on\n" if inside == "pass" else "")
            run = ["tmux", "-S", str(work / "server"), "-f", str(work / "tmux"), "new-session", " ".join(map(quoted, run))]
        environment = {name: value for name, value in os.environ.items() if name not in INHERITED}
        environment |= {"HOME": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(work / "runtime")}
        environment |= {f"XDG_{name}_HOME": str(work / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        with window(host, size, run, work, environment) as picture:
            link, _ = server.accept()
            link.settimeout(60)
            for scene, keys in SCENES:
                # A key right behind Esc would be Alt with that key.
                for part in keys.split("|") if keys else []:
                    link.sendall(part.encode())
                    link.recv(64)
                if not keys:
                    link.recv(64)
                name = f"{terminal}-{size}-{language}-{scene}.png"
                picture(str(pathlib.Path(arguments.output) / name))
                print(name, flush=True)
            link.close()
            time.sleep(0.2)


def main():
    if sys.argv[1:2] == ["--relay"]:
        return relay(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("-b", "--binary", default="target/release/mujaz")
    parser.add_argument("-o", "--output", default="target/pictures")
    parser.add_argument("-t", "--terminals", default="xterm,alacritty,urxvt,st,foot,vte,konsole,kitty,mlterm,tmux-xterm,tmux-vte,pass-vte")
    parser.add_argument("-s", "--sizes", default="80x24,140x40")
    parser.add_argument("-l", "--languages", default="en,ar")
    parser.add_argument("options", nargs="*")
    arguments = parser.parse_args()
    os.makedirs(arguments.output, exist_ok=True)
    failed = False
    for terminal in arguments.terminals.split(","):
        missing = [program for program in wanted(terminal) if not shutil.which(program)]
        if missing:
            print(f"{terminal}: left out, as there is no {', '.join(missing)}", file=sys.stderr)
            continue
        for size in arguments.sizes.split(","):
            for language in arguments.languages.split(","):
                try:
                    shoot(terminal, size, language, arguments)
                except Exception as error:
                    failed = True
                    print(f"{terminal} {size} {language}: {error!r}", file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
