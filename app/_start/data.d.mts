/** Makes the data folder, and puts it and the secrets kept in it in the environment. */
export function openData(): { folder: string }
