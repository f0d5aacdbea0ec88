/**
 * The pictures among what is dropped or pasted.
 * @param {DataTransfer | null | undefined} transfer
 */
export const picturesIn = (transfer) => [...(transfer?.files ?? [])].filter((file) => file.type.startsWith("image/"));
