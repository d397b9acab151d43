"""Writes a recording in a text format, of at least so many bytes, the same each time:
python3 text.py mprof|psrecord|pidstat|csv|massif|ndjson|prometheus BYTES FILE"""
import random
import sys

HEADS = {
    "mprof": "CMDLINE python program.py\n",
    "psrecord": "# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)\n",
    "pidstat": "Linux 6.1 (host) \t11/25/26 \t_x86_64_\t(2 CPU)\n\n"
               "00:00:00      UID       PID  minflt/s  majflt/s     VSZ     RSS   %MEM  Command\n",
    "csv": "time,heap,rss,cpu\n",
    "massif": "desc: (none)\ncmd: ./program\ntime_unit: i\n",
    "ndjson": "",
    "prometheus": '{"status":"success","data":{"resultType":"matrix","result":'
                  '[{"metric":{"__name__":"rss"},"values":[',
}
TAILS = {"prometheus": '[4000000000,"1"]]}]}}\n'}


def line(kind, row, heap, cpu):
    if kind == "mprof":
        return f"MEM {heap // 4096 * 4096 / 1048576:.6f} {1700000000 + row * 0.1:.4f}\n"
    if kind == "psrecord":
        return f"{row * 0.1:12.3f} {cpu:12.3f} {heap / 1048576:12.3f} {heap * 3 / 1048576:12.3f}\n"
    if kind == "pidstat":
        time = row // 3 % 86400
        return (f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}     1000  {4000 + row % 3:8d} {cpu * 9:9.2f}"
                f"      0.00 {heap // 300:8d} {heap // 1024:7d} {cpu / 10:6.2f}  program{row % 3}\n")
    if kind == "csv":
        return f"{row * 0.1:.3f},{heap},{heap // 7},{cpu:.2f}\n"
    if kind == "massif":
        return (f"#-----------\nsnapshot={row}\n#-----------\ntime={row * 1000}\nmem_heap_B={heap}\n"
                f"mem_heap_extra_B={heap // 50}\nmem_stacks_B=0\nheap_tree=empty\n")
    if kind == "ndjson":
        return f'{{"time": {row * 0.1:.3f}, "heap": {heap}, "rss": {heap // 7}, "cpu": {cpu:.2f}}}\n'
    return f'[{1700000000 + row},"{heap}"],'


def main():
    kind, size, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    numbers = random.Random(1)
    heap, row, done = 50_000_000, 0, 0
    with open(path, "w") as file:
        file.write(HEADS[kind])
        while done < size:
            heap = max(1_000_000, heap + numbers.randrange(-200_000, 201_000))
            text = line(kind, row, heap, numbers.random() * 100)
            file.write(text)
            row, done = row + 1, done + len(text)
        file.write(TAILS.get(kind, ""))


main()
