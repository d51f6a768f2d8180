/// Something that whoever looks after a kernel may want to know: facts, for whoever writes them down.
package enum KernelLogEntry: Equatable, Sendable {
  /// A message was let fall.
  case dropped(DroppedMessage, channel: String)
  /// A request of a kind that this kernel does not know.
  case unknownRequest(String)
  /// A request whose content is not what its kind asks for.
  case malformedRequest(String, reason: String)
}
