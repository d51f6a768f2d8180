"""How long an empty cell takes from its sending to its idle, against Python's kernel in one run."""

import statistics
import time

from jupyter_client.manager import start_new_kernel

ROUNDS, CELLS = 10, 100


def seconds(client, code):
    begun = time.perf_counter()
    message_id = client.execute(code)
    while True:
        reply = client.get_shell_msg(timeout=20)
        if reply["parent_header"].get("msg_id") == message_id:
            break
    while True:
        message = client.get_iopub_msg(timeout=20)
        if (
            message["parent_header"].get("msg_id") == message_id
            and message["content"].get("execution_state") == "idle"
        ):
            return time.perf_counter() - begun


def main():
    kernels = {}
    started = {}
    for name in ("tidemark", "python3"):
        begun = time.perf_counter()
        kernels[name] = start_new_kernel(kernel_name=name)
        started[name] = time.perf_counter() - begun
    try:
        for code, words in (("", "an empty cell"), ("1 + 1", "1 + 1")):
            times = {name: [] for name in kernels}
            for _, client in kernels.values():
                for _ in range(20):
                    seconds(client, code)
            # In turns, so that what else the machine does falls on both.
            for _ in range(ROUNDS):
                for name, (_, client) in kernels.items():
                    times[name] += [seconds(client, code) for _ in range(CELLS)]
            middle = {name: 1000 * statistics.median(t) for name, t in times.items()}
            print(
                f"kernel: {words}, there and back {ROUNDS * CELLS} times: "
                f"tidemark {middle['tidemark']:.2f} ms, ipykernel {middle['python3']:.2f} ms, "
                f"ratio {middle['tidemark'] / middle['python3']:.2f} (medians)"
            )
        print(
            f"kernel: from the start to the first answer: tidemark {1000 * started['tidemark']:.0f} ms, "
            f"ipykernel {1000 * started['python3']:.0f} ms"
        )
    finally:
        for manager, client in kernels.values():
            client.stop_channels()
            manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main()
