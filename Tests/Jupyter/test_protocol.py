"""What the official suite does not ask of a kernel, seen through a real client."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager, start_new_kernel

KERNEL = "tidemark"
WAIT = 20
# Some seconds of work of a debug build, which tells how far it is.
LONG_WORK = """local seen, beds = {}, {}
for n = 1, 5000 do seen[n], beds[n] = 100 * n + n % 7, 100000 + 1000 * n end
qi.funnel { numerators = seen, denominators = beds, kind = "proportion", adjust = false };"""


def start(**options):
    return start_new_kernel(kernel_name=KERNEL, startup_timeout=60, **options)


class KernelCase(unittest.TestCase):
    """A kernel for each test: what one does to it is no other's affair."""

    def setUp(self):
        # What the kernel says of what it let fall.
        self.log = tempfile.TemporaryFile()
        self.addCleanup(self.log.close)
        self.manager, self.client = start(stderr=self.log)
        self.settle()

    def tearDown(self):
        self.client.stop_channels()
        if self.manager.is_alive():
            self.manager.shutdown_kernel(now=True)

    def settle(self, client=None):
        client = client or self.client
        while True:
            try:
                client.get_iopub_msg(timeout=0.2)
            except Exception:
                return

    def another_client(self):
        """A front end of its own; those that the manager makes share one name."""
        client = BlockingKernelClient(connection_file=self.manager.connection_file)
        client.load_connection_file()
        client.start_channels()
        return client

    def reply(self, message_id, client=None, timeout=WAIT):
        client = client or self.client
        end = time.monotonic() + timeout
        while True:
            reply = client.get_shell_msg(timeout=max(0.01, end - time.monotonic()))
            if reply["parent_header"].get("msg_id") == message_id:
                return reply

    def published(self, message_id, client=None, timeout=WAIT):
        """What is published for a request, up to its idle."""
        client = client or self.client
        messages = []
        while True:
            message = client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != message_id:
                continue
            messages.append(message)
            content = message["content"]
            if message["msg_type"] == "status" and content["execution_state"] == "idle":
                return messages

    def run_cell(self, code, client=None, **options):
        client = client or self.client
        message_id = client.execute(code, **options)
        reply = self.reply(message_id, client)
        return reply["content"], self.published(message_id, client)

    @staticmethod
    def text(messages, stream="stdout"):
        return "".join(
            m["content"]["text"]
            for m in messages
            if m["msg_type"] == "stream" and m["content"]["name"] == stream
        )

    @staticmethod
    def kinds(messages):
        return [m["msg_type"] for m in messages]

    def start_busy(self, code="print 'begun' while true do end"):
        message_id = self.client.execute(code)
        while True:
            message = self.client.get_iopub_msg(timeout=WAIT)
            if message["msg_type"] == "stream":
                return message_id


class Interrupting(KernelCase):
    def interrupted(self, interrupt):
        times = []
        for _ in range(3):
            message_id = self.start_busy()
            begun = time.monotonic()
            interrupt()
            reply = self.reply(message_id)
            times.append(time.monotonic() - begun)
            self.assertEqual(reply["content"]["status"], "error")
            self.assertEqual(reply["content"]["ename"], "stopped")
            self.settle()
        # The machine may be at something else for once; not every time.
        self.assertLess(min(times), 0.2, times)
        content, messages = self.run_cell("1 + 1")
        self.assertEqual(content["status"], "ok")
        self.assertIn("execute_result", self.kinds(messages))

    def test_a_message_stops_a_loop_at_once_and_the_kernel_goes_on(self):
        self.interrupted(self.manager.interrupt_kernel)

    def test_sigint_stops_a_loop_at_once_and_the_kernel_goes_on(self):
        self.interrupted(lambda: os.kill(self.manager.provisioner.pid, signal.SIGINT))

    def test_sigint_between_cells_does_nothing(self):
        os.kill(self.manager.provisioner.pid, signal.SIGINT)
        time.sleep(0.2)
        self.assertEqual(self.run_cell("1 + 1")[0]["status"], "ok")

    def test_the_heart_beats_and_control_answers_while_a_cell_runs(self):
        message_id = self.start_busy()
        self.client.hb_channel.unpause()
        time.sleep(2.5)
        self.assertTrue(self.client.hb_channel.is_beating())
        request = self.client.session.msg("kernel_info_request", {})
        self.client.control_channel.send(request)
        reply = self.client.get_control_msg(timeout=2)
        self.assertEqual(reply["content"]["protocol_version"], "5.5")
        self.manager.interrupt_kernel()
        self.assertEqual(self.reply(message_id)["content"]["ename"], "stopped")


class Executing(KernelCase):
    def test_an_error_stops_the_cells_that_wait_and_no_later_one(self):
        slow = "local t = os.clock() while os.clock() - t < 0.6 do end error 'no'"
        ids = [self.client.execute(slow)]
        ids += [self.client.execute(f"print({n})") for n in range(3)]
        info = self.client.kernel_info()
        replies = [self.client.get_shell_msg(timeout=WAIT) for _ in range(5)]
        self.assertEqual([r["parent_header"]["msg_id"] for r in replies], ids + [info])
        self.assertEqual(
            [r["content"]["status"] for r in replies], ["error"] + 3 * ["aborted"] + ["ok"]
        )
        states = []
        while len(states) < 10:
            message = self.client.get_iopub_msg(timeout=WAIT)
            self.assertNotIn(message["msg_type"], ["stream"])
            if message["msg_type"] == "status":
                states.append(
                    (message["parent_header"]["msg_id"], message["content"]["execution_state"])
                )
        expected = [(i, s) for i in ids + [info] for s in ("busy", "idle")]
        self.assertEqual(states, expected)
        self.assertEqual(self.run_cell("print(4)")[0]["status"], "ok")

    def test_an_error_that_is_not_to_stop_stops_nothing(self):
        slow = "local t = os.clock() while os.clock() - t < 0.6 do end error 'no'"
        ids = [self.client.execute(slow, stop_on_error=False), self.client.execute("7")]
        self.assertEqual(
            [self.reply(i)["content"]["status"] for i in ids], ["error", "ok"]
        )

    def test_silence_leaves_the_counter_the_history_and_the_last_value(self):
        first, _ = self.run_cell("10 + 1")
        quiet, messages = self.run_cell("print 'x' kept = 5 return 6", silent=True)
        self.assertEqual(self.kinds(messages), ["status", "status"])
        self.assertEqual(quiet["execution_count"], first["execution_count"])
        unstored, _ = self.run_cell("kept + 1", store_history=False)
        self.assertEqual(unstored["execution_count"], first["execution_count"])
        second, messages = self.run_cell("_ .. ' ' .. kept")
        self.assertEqual(second["execution_count"], first["execution_count"] + 1)
        result = [m for m in messages if m["msg_type"] == "execute_result"][0]["content"]
        self.assertEqual(result["data"]["text/plain"], "11 5")
        self.assertEqual(result["execution_count"], second["execution_count"])
        reply = self.reply(self.client.history(hist_access_type="tail", n=2))
        self.assertEqual(
            [h[2] for h in reply["content"]["history"]], ["10 + 1", "_ .. ' ' .. kept"]
        )

    def test_expressions_beside_a_cell_have_values_or_errors_of_their_own(self):
        content, _ = self.run_cell(
            "x = 20", user_expressions={"good": "x + 1", "bad": "x.y.z", "none": "y = 1"}
        )
        self.assertEqual(content["status"], "ok")
        values = content["user_expressions"]
        self.assertEqual(values["good"]["status"], "ok")
        self.assertEqual(values["good"]["data"]["text/plain"], "21")
        self.assertEqual(values["bad"]["status"], "error")
        self.assertTrue(values["bad"]["evalue"])
        self.assertEqual(values["none"], {"status": "ok", "data": {}, "metadata": {}})

    def test_an_empty_cell_and_one_of_comments_show_nothing(self):
        for code in ["", "  \n", "-- only words", "--[[ more\nwords ]]"]:
            content, messages = self.run_cell(code)
            self.assertEqual(content["status"], "ok", code)
            self.assertEqual(self.kinds(messages), ["status", "execute_input", "status"], code)

    def test_a_megabyte_and_ten_arrive_whole_in_order_and_in_few_messages(self):
        for lines in (10_000, 100_000):
            code = f"for i = 1, {lines} do print(('%06d '):format(i) .. ('x'):rep(92)) end"
            content, messages = self.run_cell(code)
            self.assertEqual(content["status"], "ok")
            text = self.text(messages)
            self.assertEqual(len(text), lines * 100)
            numbers = [int(line[:6]) for line in text.splitlines()]
            self.assertEqual(numbers, list(range(1, lines + 1)))
            self.assertLess(len(messages), lines * 100 / 8192 + 20)

    def test_what_is_printed_comes_while_the_cell_runs_and_streams_keep_their_order(self):
        message_id = self.client.execute(
            "print 'one' local t = os.clock() while os.clock() - t < 1.5 do end warn 'two' print 'three'"
        )
        begun = time.monotonic()
        while True:
            message = self.client.get_iopub_msg(timeout=WAIT)
            if message["msg_type"] == "stream":
                break
        self.assertLess(time.monotonic() - begun, 1.2)
        self.assertEqual(message["content"], {"name": "stdout", "text": "one\n"})
        rest = [
            (m["content"]["name"], m["content"]["text"])
            for m in self.published(message_id)
            if m["msg_type"] == "stream"
        ]
        self.assertEqual([name for name, _ in rest], ["stderr", "stdout"])
        self.assertEqual(rest[1][1], "three\n")

    def test_bytes_that_are_no_text_are_shown_as_such(self):
        _, messages = self.run_cell("print('a\\xff\\xfeb') return '\\xc3'")
        self.assertIn("a\ufffd\ufffdb", self.text(messages))
        self.assertIn("execute_result", self.kinds(messages))


class Progress(KernelCase):
    def test_long_work_is_one_output_that_is_drawn_anew_and_leaves_no_form(self):
        content, messages = self.run_cell(LONG_WORK)
        self.assertEqual(content["status"], "ok", content)
        drawn = [m for m in messages if m["msg_type"] in ("display_data", "update_display_data")]
        kinds = self.kinds(drawn)
        self.assertEqual(kinds[0], "display_data")
        self.assertEqual(kinds.count("display_data"), 1, "one output, whatever is drawn in it")
        self.assertGreaterEqual(len(drawn), 4)
        names = {m["content"]["transient"]["display_id"] for m in drawn}
        self.assertEqual(len(names), 1)
        lines = [m["content"]["data"].get("text/plain") for m in drawn]
        self.assertIsNone(lines[-1], "work that is over says nothing")
        for line in lines[:-1]:
            self.assertTrue(line and "\n" not in line and len(line) <= 80, line)
        self.assertEqual(len(set(lines)), len(lines), "a line is drawn where it says something new")
        # A front end keeps every message: at most two in a second, and none in the first.
        dates = [m["header"]["date"] for m in drawn[:-1]]
        for before, after in zip(dates, dates[1:]):
            self.assertGreater((after - before).total_seconds(), 0.4)
        begun = next(m for m in messages if m["msg_type"] == "execute_input")["header"]["date"]
        self.assertGreater((dates[0] - begun).total_seconds(), 0.9)

    def test_short_work_and_silent_work_show_no_progress(self):
        short = "qi.funnel({ numerators = { 3 }, denominators = { 9 }, kind = 'proportion' }).centre"
        for code, options in ((short, {}), (LONG_WORK, {"silent": True})):
            _, messages = self.run_cell(code, **options)
            self.assertNotIn("update_display_data", self.kinds(messages))
            self.assertNotIn("display_data", self.kinds(messages))


class Wire(KernelCase):
    def test_a_wrong_signature_is_let_fall_and_so_is_a_message_that_comes_again(self):
        session = self.client.session
        message = session.msg("execute_request", {"code": "print 'forged'", "silent": False})
        frames = session.serialize(message)
        forged = list(frames)
        forged[1] = forged[1][:-1] + (b"0" if forged[1][-1:] != b"0" else b"1")
        socket = self.client.shell_channel.socket
        socket.send_multipart(forged)
        socket.send_multipart([b"garbage"])
        socket.send_multipart([b"<IDS|MSG>", b"", b"{"])
        content, messages = self.run_cell("1")
        self.assertEqual(content["execution_count"], 1)
        # The true one runs once.
        socket.send_multipart(frames)
        socket.send_multipart(frames)
        content, _ = self.run_cell("2")
        self.assertEqual(content["execution_count"], 3)
        self.manager.shutdown_kernel()
        self.log.seek(0)
        log = self.log.read().decode()
        self.assertIn("not signed with the key", log)
        self.assertIn("has not the parts of a message", log)
        self.assertIn("has come before", log)

    def test_two_clients_see_the_same_session_and_each_gets_its_own_replies(self):
        other = self.another_client()
        try:
            other.wait_for_ready(timeout=WAIT)
            self.settle()
            self.settle(other)
            self.run_cell("shared = 12")
            mine = self.client.execute("shared")
            theirs = other.execute("shared + 1")
            # Which of the two comes first is nobody's to say.
            counts = {
                self.reply(mine)["content"]["execution_count"],
                self.reply(theirs, other)["content"]["execution_count"],
            }
            self.assertEqual(counts, {2, 3})
            seen = [m for m in self.published(theirs) if m["msg_type"] == "execute_result"]
            self.assertEqual(seen[0]["content"]["data"]["text/plain"], "13")
            seen = [m for m in self.published(mine, other) if m["msg_type"] == "execute_result"]
            self.assertEqual(seen[0]["content"]["data"]["text/plain"], "12")
        finally:
            other.stop_channels()
        # One that has left takes nothing with it, and one that comes later is welcome.
        self.assertEqual(self.run_cell("shared")[0]["status"], "ok")
        third = self.another_client()
        try:
            third.wait_for_ready(timeout=WAIT)
        finally:
            third.stop_channels()

    def test_curve_encrypts_when_the_connection_file_asks_for_it(self):
        manager = KernelManager(kernel_name=KERNEL)
        manager.transport_encryption = "required"
        manager.start_kernel()
        client = manager.client()
        try:
            with open(manager.connection_file) as file:
                self.assertEqual(len(json.load(file)["curve_secretkey"]), 40)
            client.start_channels()
            client.wait_for_ready(timeout=WAIT)
            self.assertEqual(self.run_cell("6 * 7", client)[0]["status"], "ok")
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)

    def test_a_comm_of_an_unknown_kind_is_closed(self):
        message = self.client.session.msg(
            "comm_open", {"comm_id": "c-1", "target_name": "none", "data": {}}
        )
        self.client.shell_channel.send(message)
        closed = [
            m
            for m in self.published(message["header"]["msg_id"])
            if m["msg_type"] == "comm_close"
        ]
        self.assertEqual(closed[0]["content"]["comm_id"], "c-1")
        reply = self.reply(self.client.comm_info())
        self.assertEqual(reply["content"], {"status": "ok", "comms": {}})


class Asking(KernelCase):
    def test_a_question_goes_to_the_front_end_and_its_answer_to_the_cell(self):
        message_id = self.client.execute("ward = qi.ask 'Which ward? ' print(ward)")
        asked = self.client.get_stdin_msg(timeout=WAIT)
        self.assertEqual(asked["msg_type"], "input_request")
        self.assertEqual(asked["content"], {"prompt": "Which ward? ", "password": False})
        self.assertEqual(asked["parent_header"]["msg_id"], message_id)
        self.client.input("Crofton 🌿")
        self.assertEqual(self.reply(message_id)["content"]["status"], "ok")
        self.assertEqual(self.text(self.published(message_id)), "Crofton 🌿\n")

    def test_nobody_is_asked_where_that_is_not_allowed(self):
        content, messages = self.run_cell("qi.ask 'Which ward? '", allow_stdin=False)
        self.assertEqual((content["status"], content["ename"]), ("error", "input"))
        self.assertEqual(self.kinds(messages).count("error"), 1)

    def test_a_cell_that_waits_for_an_answer_can_be_stopped(self):
        message_id = self.client.execute("qi.ask { 'Password? ', secret = true }")
        self.assertTrue(self.client.get_stdin_msg(timeout=WAIT)["content"]["password"])
        self.manager.interrupt_kernel()
        self.assertEqual(self.reply(message_id, timeout=2)["content"]["ename"], "stopped")
        # An answer that comes too late is nobody's.
        self.client.input("late")
        message_id = self.client.execute("print(qi.ask 'Again? ')")
        self.client.get_stdin_msg(timeout=WAIT)
        self.client.input("in time")
        self.reply(message_id)
        self.assertEqual(self.text(self.published(message_id)), "in time\n")


class Ending(KernelCase):
    def test_a_restart_in_the_middle_of_a_cell_begins_anew(self):
        self.run_cell("x = 1")
        self.start_busy()
        begun = time.monotonic()
        self.manager.restart_kernel()
        self.client.wait_for_ready(timeout=WAIT)
        self.assertLess(time.monotonic() - begun, 10)
        self.settle()
        content, messages = self.run_cell("type(rawget(_G, 'x'))")
        self.assertEqual(content["execution_count"], 1)
        result = [m for m in messages if m["msg_type"] == "execute_result"][0]
        self.assertEqual(result["content"]["data"]["text/plain"], "nil")

    def test_a_kernel_whose_manager_has_died_ends(self):
        program = (
            "from jupyter_client.manager import start_new_kernel\n"
            f"manager, client = start_new_kernel(kernel_name={KERNEL!r}, startup_timeout=60)\n"
            "print(manager.provisioner.pid, flush=True)\n"
            "import time; time.sleep(600)\n"
        )
        with subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", program], stdout=subprocess.PIPE
        ) as parent:
            kernel = int(parent.stdout.readline())
            os.kill(kernel, 0)
            parent.kill()
        for _ in range(100):
            time.sleep(0.1)
            if not self.runs(kernel):
                return
        self.fail("the kernel runs on")

    @staticmethod
    def runs(process):
        try:
            with open(f"/proc/{process}/stat") as file:
                # Dead, and not yet fetched by whoever inherited it.
                return file.read().rpartition(")")[2].split()[0] != "Z"
        except FileNotFoundError:
            return False

    def test_a_shutdown_is_answered_and_the_process_ends_by_itself(self):
        process = self.manager.provisioner.process
        request = self.client.session.msg("shutdown_request", {"restart": False})
        self.client.control_channel.send(request)
        reply = self.client.get_control_msg(timeout=WAIT)
        self.assertEqual(reply["content"], {"status": "ok", "restart": False})
        self.assertEqual(process.wait(timeout=5), 0)


class Text(KernelCase):
    def complete(self, code, cursor=None):
        return self.reply(self.client.complete(code, cursor))["content"]

    def test_cursors_count_code_points(self):
        code = 'x = "😀 é" .. qi.capab'
        content = self.complete(code)
        self.assertEqual(content["matches"], ["capability"])
        start = code.index("capab")
        self.assertEqual((content["cursor_start"], content["cursor_end"]), (start, len(code)))
        types = content["metadata"]["_jupyter_types_experimental"]
        self.assertEqual(types[0]["type"], "function")
        self.assertEqual((types[0]["start"], types[0]["end"]), (start, len(code)))
        # In the middle of the text, before what follows.
        content = self.complete(code + ' .. "👩‍👧"', start + 2)
        self.assertIn("capability", content["matches"])
        self.assertEqual((content["cursor_start"], content["cursor_end"]), (start, start + 2))

    def inspect(self, code, cursor=None, detail=0):
        return self.reply(self.client.inspect(code, cursor, detail))["content"]

    def test_help_is_found_at_the_cursor_in_two_levels(self):
        code = '-- 😀\nx = qi.capability { 1, 2 }'
        short = self.inspect(code, code.index("ability"))
        self.assertTrue(short["found"])
        self.assertIn("qi.capability", short["data"]["text/plain"])
        full = self.inspect(code, code.index("ability"), 1)
        self.assertGreaterEqual(len(full["data"]["text/plain"]), len(short["data"]["text/plain"]))
        # In the brackets of a call it is that of the call.
        inside = self.inspect("qi.capability { ")
        self.assertEqual(inside["data"], self.inspect("qi.capability")["data"])
        self.assertFalse(self.inspect("no_such_name")["found"])
        self.assertFalse(self.inspect("")["found"])

    def test_a_text_that_goes_on_says_how_far_in(self):
        def asked(code):
            return self.reply(self.client.is_complete(code))["content"]

        self.assertEqual(asked("for i = 1, 2 do"), {"status": "incomplete", "indent": "  "})
        self.assertEqual(asked("if a then\n  if b then"), {"status": "incomplete", "indent": "    "})
        self.assertEqual(asked("x = 1"), {"status": "complete"})


if __name__ == "__main__":
    unittest.main()
