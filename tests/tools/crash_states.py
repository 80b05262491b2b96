#!/usr/bin/env python3
"""crash_states.py - power-cut simulator ("ALICE-lite") for one command on one directory. Linux, needs strace.

  crash_states.py -d DIR -V VERIFY [-a ACKREGEX] [-m strict|ext4|journal] [-k KEEPDIR] [-v] -- CMD ARG...

Runs CMD once under strace in a copy of DIR, turns its calls into persistence operations (data of an inode, names in a
directory), and for every point between two operations builds the directory states that a power cut could leave:
  all       everything reached the disk                (what kill -9 would leave)
  none      only what an fsync forced out
  but:i     everything except one pending operation    (reordering: a later one overtook it)
  only:i    nothing but one pending operation
  torn:i    everything, one pending write cut in half;   zero:i  everything, that write's bytes are zeros
Then runs VERIFY (cwd = the state) as kill_at_syscall.sh does: exit 0 new and sound, 10 old and sound, else damaged;
KAS_ACK=1 if stdout matched ACKREGEX before the cut: acknowledged + old = LOST. Exit 0 no loss, 1 loss, 2 usage.

Model. strict = POSIX's least: data is forced by fsync/fdatasync of that file, a name by fsync of its directory, mkdir too.
ext4 = as strict, but fsync of a file also forces the name it was created under and its parents' names (ext4/xfs/btrfs do so
in practice), and rename over an existing name forces the data first (auto_da_alloc). A rename is one operation (never half).
journal = what a journalling filesystem in its default mode does: names reach the disk in order (a prefix of them), data may
lag behind its name, fsync of anything commits every earlier name. strict is the one to pass; journal says how likely it is.
Not modelled: mmap writes, O_DIRECT, io_uring, several processes writing one file at once.
"""
import argparse, os, re, shutil, subprocess, sys, tempfile

ap = argparse.ArgumentParser(usage=__doc__)
ap.add_argument('-d', dest='dir', required=True); ap.add_argument('-V', dest='verify', required=True)
ap.add_argument('-a', dest='ack'); ap.add_argument('-m', dest='model', choices=['strict', 'ext4', 'journal'], default='strict')
ap.add_argument('-k', dest='keep'); ap.add_argument('-v', action='store_true'); ap.add_argument('cmd', nargs='+')
A = ap.parse_args()
W = tempfile.mkdtemp(prefix='cs.'); ROOT = os.path.join(W, 'c'); LOG = os.path.join(W, 'log')
shutil.copytree(A.dir, ROOT, symlinks=True)
CALLS = ('open,openat,openat2,creat,write,pwrite64,writev,ftruncate,lseek,dup,dup2,dup3,fcntl,close,fsync,fdatasync,sync,syncfs,'
         'rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile')
r = subprocess.run(['strace', '-f', '-qq', '-y', '-xx', '-s', '8388608', '-o', LOG, '-e', 'trace=' + ','.join('?' + c for c in CALLS.split(','))]
                   + A.cmd, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
if r.returncode: sys.exit(f'crash_states: baseline exited {r.returncode}: {r.stderr.decode()[:300]}')

# --- the seed as inodes: names[(dir inode, name)] = inode; data[inode] = bytes | None for a directory
names, data, nexti = {}, {0: None}, 1
def load(path, ino):
    global nexti
    for e in sorted(os.scandir(path), key=lambda e: e.name):
        i = nexti; nexti += 1; names[(ino, e.name)] = i
        if e.is_symlink(): data[i] = ('link', os.readlink(e.path))
        elif e.is_dir(): data[i] = None; load(e.path, i)
        else: data[i] = open(e.path, 'rb').read()
load(A.dir, 0)
seed_names, seed_data = dict(names), dict(data)

# --- parse the log into ops, keeping the model's current view to know which inode a name or fd means
unhex = lambda s: bytes(int(h, 16) for h in re.findall(r'\\x([0-9a-f]{2})', s))
STR = r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?'
ops, fds, ack_at, warn = [], {}, None, set()      # fds[(pid, fd)] = [inode, offset, append]
def resolve(p):
    """-> (dir inode, name) or None if outside the root"""
    p = os.path.normpath(p)
    if p == ROOT: return ('root',)
    if not p.startswith(ROOT + '/'): return None
    cur = 0; parts = p[len(ROOT) + 1:].split('/')
    for c in parts[:-1]:
        cur = names.get((cur, c))
        if cur is None: return None
    return (cur, parts[-1])
def ino_of(k): return 0 if k == ('root',) else names.get(k)
def add(kind, **kw): ops.append(dict(kind=kind, **kw))
def paths(args):
    """every path argument, joined to its dirfd's path (-y prints AT_FDCWD<path> or N<path>) or to the root"""
    out = []
    for m in re.finditer(r'(?:(AT_FDCWD|\d+)(?:<((?:\\x[0-9a-f]{2})*|[^>]*)>)?, )?' + STR, args):
        base = m.group(2)
        b = ROOT if not base else (os.fsdecode(unhex(base)) if '\\x' in base else base)
        out.append(os.path.join(b, os.fsdecode(unhex(m.group(3)))))
    return out
unfinished, out_so_far = {}, b''
for line in open(LOG, encoding='utf-8', errors='surrogateescape'):
    m = re.match(r'(\d+) +(.*)', line)
    if not m: continue
    pid, rest = m.groups()
    if rest.endswith('<unfinished ...>'): unfinished[pid] = rest[:-len('<unfinished ...>')].rstrip(); continue
    m = re.match(r'<\.\.\. \w+ resumed>(.*)', rest)
    if m: rest = unfinished.pop(pid, '') + m.group(1)
    m = re.match(r'(\w+)\((.*)\) += (-?\d+)', rest)
    if not m or int(m.group(3)) < 0: continue
    sc, args, ret = m.group(1), m.group(2), int(m.group(3))
    fd = lambda: int(re.match(r'\d+', args).group())
    if sc in ('open', 'openat', 'openat2', 'creat'):
        ps = paths(args); k = resolve(ps[0]) if ps else None
        if k is None: fds.pop((pid, ret), None); continue
        i = ino_of(k)
        if i is None:
            if 'O_CREAT' not in args and sc != 'creat': continue
            i = nexti; nexti += 1; names[k] = i; data[i] = b''; add('name', sets=[(k, i)], what=f'create {ps[0]}')
            seed_data.setdefault(i, b'')
        elif ('O_TRUNC' in args or sc == 'creat') and data[i]:
            data[i] = b''; add('data', ino=i, off=0, buf=b'', trunc=0, what=f'truncate {ps[0]}')
        fds[(pid, ret)] = [i, 0, 'O_APPEND' in args]
    elif sc in ('write', 'pwrite64', 'writev', 'sendfile', 'copy_file_range'):
        f = fds.get((pid, fd())); buf = b''.join(unhex(x[0]) for x in re.findall(STR, args))[:ret]
        if f is None:
            if fd() == 1:
                out_so_far += buf
                if A.ack and ack_at is None and re.search(A.ack.encode(), out_so_far, re.M): ack_at = len(ops)
            continue
        if sc in ('sendfile', 'copy_file_range'): warn.add(sc + ' into the root is not modelled'); continue
        if len(buf) < ret: warn.add(f'{sc}: only {len(buf)} of {ret} bytes in the log')
        off = int(args.rsplit(',', 1)[1]) if sc == 'pwrite64' else (len(data[f[0]]) if f[2] else f[1])
        d = data[f[0]]; data[f[0]] = d[:off].ljust(off, b'\0') + buf + d[off + len(buf):]
        if sc != 'pwrite64': f[1] = off + len(buf)
        add('data', ino=f[0], off=off, buf=buf, trunc=None, what=f'write {len(buf)} bytes to inode {f[0]}')
    elif sc == 'ftruncate':
        f = fds.get((pid, fd()))
        if f: n = int(args.rsplit(',', 1)[1]); data[f[0]] = data[f[0]][:n].ljust(n, b'\0'); add('data', ino=f[0], off=0, buf=b'', trunc=n, what=f'ftruncate inode {f[0]} to {n}')
    elif sc == 'lseek':
        f = fds.get((pid, fd()))
        if f: f[1] = ret
    elif sc in ('dup', 'dup2', 'dup3') or (sc == 'fcntl' and 'F_DUPFD' in args):
        f = fds.get((pid, fd()))
        if f: fds[(pid, ret)] = f
    elif sc == 'close': fds.pop((pid, fd()), None)
    elif sc in ('fsync', 'fdatasync'):
        f = fds.get((pid, fd()))
        if f: add('sync', ino=f[0], what=f'{sc} inode {f[0]}')
    elif sc in ('sync', 'syncfs'): add('syncall', what=sc)
    elif sc in ('rename', 'renameat', 'renameat2'):
        a, b = (resolve(p) for p in paths(args)[:2])
        if a and b and ino_of(a) is not None:
            if 'EXCHANGE' in args: warn.add('RENAME_EXCHANGE is not modelled'); continue
            i = names.pop(a); over = names.get(b); names[b] = i
            add('name', sets=[(b, i), (a, None)], over=over, what=f'rename {a[1]} -> {b[1]}')
    elif sc in ('link', 'linkat'):
        a, b = (resolve(p) for p in paths(args)[:2])
        if a and b and ino_of(a) is not None: names[b] = names[a]; add('name', sets=[(b, names[a])], what=f'link {a[1]} -> {b[1]}')
    elif sc in ('unlink', 'unlinkat', 'rmdir'):
        k = resolve(paths(args)[0])
        if k and ino_of(k) is not None: names.pop(k); add('name', sets=[(k, None)], what=f'unlink {k[1]}')
    elif sc in ('mkdir', 'mkdirat'):
        k = resolve(paths(args)[0])
        if k: i = nexti; nexti += 1; names[k] = i; data[i] = None; seed_data[i] = None; add('name', sets=[(k, i)], what=f'mkdir {k[1]}')
    elif sc in ('symlink', 'symlinkat'):
        ps = paths(args); k = resolve(ps[-1]); t = os.fsdecode(unhex(re.findall(STR, args)[0][0]))
        if k: i = nexti; nexti += 1; names[k] = i; data[i] = seed_data[i] = ('link', t); add('name', sets=[(k, i)], what=f'symlink {k[1]}')
for w in warn: print('warning:', w)

# --- which ops are forced out by the time of point k
def forced(k):
    done = set()
    for j in range(k):
        o = ops[j]
        if o['kind'] == 'syncall': done |= set(range(j))
        if A.model != 'strict' and o['kind'] == 'name' and o.get('over') is not None:
            i = o['sets'][0][1]; done |= {p for p in range(j) if ops[p]['kind'] == 'data' and ops[p]['ino'] == i}
        if o['kind'] != 'sync': continue
        i = o['ino']
        for p in range(j):
            q = ops[p]
            if q['kind'] == 'data' and q['ino'] == i: done.add(p)
            if q['kind'] == 'name' and (A.model == 'journal' or any(key[0] == i for key, _ in q['sets'])): done.add(p)
            if A.model == 'ext4' and q['kind'] == 'name':
                want, cur = {i}, True                     # the file's own creation and its parents'
                while cur:
                    cur = False
                    for p2 in range(j):
                        for key, v in ops[p2].get('sets', []):
                            if v in want and key[0] not in want: want.add(key[0]); cur = True
                if any(v in want for _, v in q['sets']): done.add(p)
    return done
def state(keep, torn=None, zero=None):
    nm, dt = dict(seed_names), dict(seed_data)
    for j in sorted(keep):
        o = ops[j]
        if o['kind'] == 'name':
            for key, v in o['sets']:
                if v is None: nm.pop(key, None)
                else:
                    for k2 in [k2 for k2, v2 in nm.items() if v2 == v and 'rename' in o['what']]: nm.pop(k2)
                    nm[key] = v
        elif o['kind'] == 'data':
            d = dt.get(o['ino'], b'')
            if o['trunc'] is not None: d = d[:o['trunc']].ljust(o['trunc'], b'\0')
            buf = o['buf']
            if j == torn: buf = buf[:len(buf) // 2]
            if j == zero: buf = b'\0' * len(buf)
            dt[o['ino']] = d[:o['off']].ljust(o['off'], b'\0') + buf + d[o['off'] + len(buf):]
    out = {}
    def walk(i, pre):
        for (d, n), v in nm.items():
            if d != i: continue
            c = dt[v]; out[pre + n] = c
            if c is None: walk(v, pre + n + '/')
    walk(0, ''); return out
def put(st, where):
    shutil.rmtree(where, ignore_errors=True); os.mkdir(where)
    for p in sorted(st):
        c, q = st[p], os.path.join(where, p)
        if c is None: os.mkdir(q)
        elif isinstance(c, tuple): os.symlink(c[1], q)
        else:
            with open(q, 'wb') as f: f.write(c)

seen, tally, bad = {}, dict(new=0, old=0, lost=0, damaged=0), []
X = os.path.join(W, 'x'); OUT = os.path.join(W, 'out')
for k in range(len(ops) + 1):
    f = forced(k); pend = [j for j in range(k) if j not in f and ops[j]['kind'] in ('name', 'data')]
    alln = {j for j in range(k) if ops[j]['kind'] in ('name', 'data')}; base = alln - set(pend)
    variants = [('all', alln, None, None), ('none', base, None, None)]
    if A.model == 'journal':
        dat = {j for j in alln if ops[j]['kind'] == 'data'}; nam = sorted(alln - dat)
        for c in range(len(nam) + 1):
            pre = set(nam[:c]) | base
            variants += [(f'names:{c},data:all', pre | dat, None, None), (f'names:{c},data:none', pre | (dat & f), None, None)]
        for j in (j for j in pend if j in dat):
            variants.append((f'but:{j}', alln - {j}, None, None))
            if ops[j]['buf']: variants += [(f'torn:{j}', alln, j, None), (f'zero:{j}', alln, None, j)]
    for j in pend if A.model != 'journal' else []:
        variants += [(f'but:{j}', alln - {j}, None, None), (f'only:{j}', base | {j}, None, None)]
        if ops[j]['kind'] == 'data' and ops[j]['buf']: variants += [(f'torn:{j}', alln, j, None), (f'zero:{j}', alln, None, j)]
    ack = ack_at is not None and k >= ack_at
    for label, keep, torn, zero in variants:
        st = state(keep, torn, zero); h = (repr(sorted(st.items())), ack)
        if h not in seen:
            put(st, X)
            v = subprocess.run(['bash', '-c', A.verify], cwd=X, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env=dict(os.environ, KAS_ACK=str(int(ack)), KAS_RC='137', KAS_SYSCALL='powercut', KAS_N=str(k)))
            seen[h] = 'new' if v.returncode == 0 else ('lost' if ack else 'old') if v.returncode == 10 else 'damaged'
            tally[seen[h]] += 1
            if seen[h] in ('lost', 'damaged'):
                bad.append((k, label)); j = label.split(':')[-1] if ',' not in label else ''
                print(f"BAD {seen[h]}: cut after op {k} of {len(ops)} ({ops[k-1]['what'] if k else 'start'}), {label}"
                      + (f" = {ops[int(j)]['what']}" if j.isdigit() else '') + f" :: {' '.join(v.stdout.decode(errors='replace').split())[:100]}")
                if A.keep: shutil.copytree(X, os.path.join(A.keep, f'{k}-{label.replace(":", "-")}'), dirs_exist_ok=True, symlinks=True)
        if A.v: print(k, label, seen[h])
final = state({j for j in range(len(ops)) if ops[j]['kind'] in ('name', 'data')})
real = {}
for d, ds, fs in os.walk(ROOT):
    for n in ds: real[os.path.relpath(os.path.join(d, n), ROOT)] = None
    for n in fs:
        q = os.path.join(d, n); real[os.path.relpath(q, ROOT)] = ('link', os.readlink(q)) if os.path.islink(q) else open(q, 'rb').read()
if final != real: print('warning: the model ends in another state than the disk:', sorted(set(final) ^ set(real))[:5] or 'contents differ')
print(f"crash_states: model={A.model} ops={len(ops)} distinct states={sum(tally.values())} new={tally['new']} old={tally['old']} "
      f"lost-after-ack={tally['lost']} damaged={tally['damaged']}")
shutil.rmtree(W, ignore_errors=True)
sys.exit(1 if bad else 0)
