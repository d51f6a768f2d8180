#include "tidemark_zmq.h"

#ifdef TIDEMARK_JUPYTER

#include <dlfcn.h>
#include <errno.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <zmq.h>

/* The functions of the library that we call, each with the type that zmq.h declares. */
#define FUNCTIONS(X)                                                                              \
  X(zmq_ctx_new) X(zmq_ctx_shutdown) X(zmq_ctx_term) X(zmq_socket) X(zmq_close)                   \
  X(zmq_setsockopt) X(zmq_bind) X(zmq_connect) X(zmq_msg_init) X(zmq_msg_recv) X(zmq_msg_data)    \
  X(zmq_msg_size) X(zmq_msg_more) X(zmq_msg_close) X(zmq_send) X(zmq_poll) X(zmq_strerror)

static struct {
#define MEMBER(name) __typeof__(&name) name;
  FUNCTIONS(MEMBER)
#undef MEMBER
} library;

const char *tidemark_zmq_open(void) {
  /* Stays open for as long as the program runs. */
  void *handle = dlopen("libzmq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return dlerror();
#define FIND(name)                                                                                \
  *(void **)&library.name = dlsym(handle, #name);                                                 \
  if (library.name == NULL) return "libzmq.so.5 has no " #name;
  FUNCTIONS(FIND)
#undef FIND
  return NULL;
}

void *tidemark_zmq_context(void) { return library.zmq_ctx_new(); }
int tidemark_zmq_shutdown(void *context) { return library.zmq_ctx_shutdown(context); }

int tidemark_zmq_end(void *context) {
  int status;
  do status = library.zmq_ctx_term(context);
  while (status != 0 && errno == EINTR);
  return status;
}

static int set(void *socket, int option, int value) {
  return library.zmq_setsockopt(socket, option, &value, sizeof value);
}

void *tidemark_zmq_socket(void *context, tidemark_zmq_kind kind) {
  static const int kinds[] = {ZMQ_ROUTER, ZMQ_DEALER, ZMQ_XPUB, ZMQ_SUB, ZMQ_REP, ZMQ_REQ};
  void *socket = library.zmq_socket(context, kinds[kind]);
  if (socket == NULL) return NULL;
  int status = set(socket, ZMQ_LINGER, 1000);
  /* A message that a full queue would drop is a lost line of output. */
  status |= set(socket, ZMQ_SNDHWM, 0) | set(socket, ZMQ_RCVHWM, 0);
  /* A front end that comes back under its old name gets what is meant for it. */
  if (kind == TIDEMARK_ZMQ_ROUTER) status |= set(socket, ZMQ_ROUTER_HANDOVER, 1);
  /* Each front end is welcomed, not only the first. */
  if (kind == TIDEMARK_ZMQ_XPUB) status |= set(socket, ZMQ_XPUB_VERBOSE, 1);
  if (status == 0) return socket;
  int error = errno;
  library.zmq_close(socket);
  errno = error;
  return NULL;
}

int tidemark_zmq_close(void *socket) { return library.zmq_close(socket); }

int tidemark_zmq_use_curve(void *socket, const char *secret_key) {
  /* A key in Z85 is given with its final zero. */
  if (library.zmq_setsockopt(socket, ZMQ_CURVE_SECRETKEY, secret_key, 41) != 0) return -1;
  return set(socket, ZMQ_CURVE_SERVER, 1);
}

int tidemark_zmq_bind(void *socket, const char *endpoint) {
  return library.zmq_bind(socket, endpoint);
}

int tidemark_zmq_connect(void *socket, const char *endpoint) {
  return library.zmq_connect(socket, endpoint);
}

int tidemark_zmq_subscribe(void *socket, const void *topic, size_t size) {
  return library.zmq_setsockopt(socket, ZMQ_SUBSCRIBE, topic, size);
}

int tidemark_zmq_receive(void *socket, void *taker,
                         void (*take)(void *taker, const void *bytes, size_t size)) {
  int count = 0;
  int more = 1;
  while (more) {
    zmq_msg_t frame;
    library.zmq_msg_init(&frame);
    /* The parts of a message come together: after the first one none is waited for. */
    int status;
    do status = library.zmq_msg_recv(&frame, socket, ZMQ_DONTWAIT);
    while (status < 0 && errno == EINTR);
    if (status < 0) {
      int error = errno;
      library.zmq_msg_close(&frame);
      errno = error;
      return -1;
    }
    take(taker, library.zmq_msg_data(&frame), library.zmq_msg_size(&frame));
    more = library.zmq_msg_more(&frame);
    library.zmq_msg_close(&frame);
    count += 1;
  }
  return count;
}

int tidemark_zmq_send(void *socket, const void *bytes, size_t size, int more_follows) {
  int status;
  do status = library.zmq_send(socket, bytes, size, more_follows ? ZMQ_SNDMORE : 0);
  while (status < 0 && errno == EINTR);
  return status < 0 ? -1 : 0;
}

int tidemark_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void tidemark_bell_ring(int bell) {
  uint64_t one = 1;
  ssize_t written;
  do written = write(bell, &one, sizeof one);
  while (written < 0 && errno == EINTR);
}

void tidemark_bell_close(int bell) { close(bell); }

int tidemark_zmq_wait(void *socket, int bell, long milliseconds) {
  zmq_pollitem_t items[2] = {{socket, 0, ZMQ_POLLIN, 0}, {NULL, bell, ZMQ_POLLIN, 0}};
  if (library.zmq_poll(items, bell >= 0 ? 2 : 1, milliseconds) < 0) return errno == EINTR ? 0 : -1;
  int came = (items[0].revents & ZMQ_POLLIN) ? 1 : 0;
  if (bell >= 0 && (items[1].revents & ZMQ_POLLIN)) {
    uint64_t rung;
    if (read(bell, &rung, sizeof rung) > 0) came |= 2;
  }
  return came;
}

const char *tidemark_zmq_reason(int error) { return library.zmq_strerror(error); }
int tidemark_zmq_has_ended(int error) { return error == ETERM || error == ENOTSOCK; }

#else

/* A translation unit holds at least one declaration. */
typedef int tidemark_zmq_is_left_out;

#endif
