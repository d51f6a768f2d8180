/*
 * The system's libzmq, found when a kernel starts and not when the program does.
 *
 * libzmq brings some fifteen libraries with it (Kerberos, multicast). Linked to the program, each start of
 * the prompt would find and join them all, for a kernel that is not wanted. So only zmq.h is needed to
 * build, and tidemark_zmq_open finds the library; nothing else may be called before it.
 *
 * Every call gives 0 or what it says, and -1 with the reason in errno.
 */
#ifndef TIDEMARK_ZMQ_H
#define TIDEMARK_ZMQ_H

#include <stddef.h>
#include <stdint.h>

/* Finds the library; NULL, or why it is not to be had. */
const char *tidemark_zmq_open(void);

typedef enum tidemark_zmq_kind {
  TIDEMARK_ZMQ_ROUTER,
  TIDEMARK_ZMQ_DEALER,
  TIDEMARK_ZMQ_XPUB,
  TIDEMARK_ZMQ_SUB,
  TIDEMARK_ZMQ_REP,
  TIDEMARK_ZMQ_REQ
} tidemark_zmq_kind;

void *tidemark_zmq_context(void);
/* Ends every wait on the context's sockets with ETERM. */
int tidemark_zmq_shutdown(void *context);
/* Waits until what was sent has gone, at most as long as the sockets linger. */
int tidemark_zmq_end(void *context);

/* A socket that lingers for a second and holds back nothing, however slow its reader. */
void *tidemark_zmq_socket(void *context, tidemark_zmq_kind kind);
int tidemark_zmq_close(void *socket);
/* Encrypts with CURVE, as the server: the key in Z85, 40 letters. Before bind. */
int tidemark_zmq_use_curve(void *socket, const char *secret_key);
int tidemark_zmq_bind(void *socket, const char *endpoint);
int tidemark_zmq_connect(void *socket, const char *endpoint);
/* For a SUB socket. */
int tidemark_zmq_subscribe(void *socket, const void *topic, size_t size);

/* Takes one message off, if there is one, and hands over its frames; the number of them, or -1. */
int tidemark_zmq_receive(void *socket, void *taker,
                         void (*take)(void *taker, const void *bytes, size_t size));
/* Sends one frame of a message. */
int tidemark_zmq_send(void *socket, const void *bytes, size_t size, int more_follows);

/* Something that other threads ring to end a wait; a descriptor, or -1. */
int tidemark_bell(void);
void tidemark_bell_ring(int bell);
void tidemark_bell_close(int bell);

/*
 * Waits until a message has come or the bell was rung, which is still again then: 1 for a message, 2 for
 * the bell, 3 for both, 0 when the time is up (none below 0). `bell` may be -1.
 */
int tidemark_zmq_wait(void *socket, int bell, long milliseconds);

/* Why a call came to nothing. */
const char *tidemark_zmq_reason(int error);

/* How many of libzmq's own numbers mean: the context has ended. */
int tidemark_zmq_has_ended(int error);

#endif
